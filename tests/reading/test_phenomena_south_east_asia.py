"""More of the news in Chinese, Vietnamese, Indonesian, Malay and Filipino: who, when and where, a case each."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("新北市警方查获应召站，解救3名遭控制的泰国女子，逮捕负责人等5人。", "zh", 3),
        ("警方在布城救出一名遭雇主虐待的32岁印尼女佣，夫妇二人被捕。", "zh", 1),
        ("Công an đột kích tàu cá ở Sông Đốc, đưa 9 ngư phủ bị ép lao động về bờ an toàn.", "vi", 9),
        ("Biên phòng tiếp nhận 23 công dân bị ép lừa đảo do phía Campuchia trao trả.", "vi", 23),
        ("Polisi menyelamatkan 12 korban kerja paksa dari kapal pertama dan 10 orang dari kapal kedua.", "id", 22),
        ("Polisi mencegah keberangkatan sembilan perempuan yang hendak naik pesawat, korban perdagangan orang.", "id",
         9),
        ("泰国军方昨将26名被迫诈骗的外国人由妙瓦底接至湄索，他们来自20个国家。", "zh", 26),
        ("Bảy lao động bị bắt làm việc khổ sai được lực lượng tuần duyên giải thoát hôm thứ ba.", "vi", 7),
        ("Polda Kepri mencegat perahu bermuatan 15 calon pekerja migran ilegal, tekong diciduk.", "id", 15),
        ("JTK Sabah mengesan 31 pekerja ladang tanpa gaji di Lahad Datu.", "ms", 31),
        ("Seorang pembantu rumah yang didera majikan diselamatkan polis. Mangsa, 21, ditemui terkurung.", "ms", 1),
        ("Hindi pinasahod ng amo. Nakita ng mga tanod ang isang 16-anyos na kasambahay at nasagip siya.", "tl", 1),
    ],
)  # fmt: skip
def test_the_number_of_victims_is_read(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("警方在布城救出一名被迫卖淫的女子，夫妇二人被捕。", "zh", 2),
        ("Nasagip ang tatlong batang ibinubugaw. Dinakip ng QCPD Station 6 ang 29-anyos na tiyahin.", "tl", 1),
        ("Nasagip ng NBI ang 31 babaeng ibinubugaw. Nadakip sa operasyon ang floor manager at tatlong mamasan.", "tl",
         4),
    ],
)  # fmt: skip
def test_the_number_of_arrests_is_read(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


def test_a_gang_is_no_person_who_was_arrested():
    text = "警方瓦解一个操控卖淫集团，拘捕9人，4名女子获安排入住庇护中心。"
    found = read(text, "zh")
    assert (found["victims_total"]["value"], found["arrests"]["value"]) == (4, 9)


def test_those_who_were_caught_again_by_their_captors_are_not_arrested():
    text = "Công an giải cứu 14 nạn nhân bị ép lao động. Một thanh niên từng bỏ trốn rồi bị bắt lại."
    assert read(text, "vi")["arrests"] is None


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("槟州移民局昨日突击一间足浴中心，救出9名被迫卖淫的越南女郎。", "zh", "MY"),
        ("Công an châu Hồng Hà kiểm tra một nhà trọ ở Mông Tự và giải cứu bốn phụ nữ bị ép bán dâm.", "vi", "CN"),
        ("Polisi menggerebek rumah kos di Tebet dan membebaskan 5 perempuan korban perdagangan orang.", "id", "ID"),
        ("Enam kanak-kanak dipaksa mengemis di Chow Kit diselamatkan polis.", "ms", "MY"),
        ("Sinalakay ng pulisya ang isang bar sa Cubao at nailigtas ang limang babaeng ibinubugaw.", "tl", "PH"),
    ],
)  # fmt: skip
def test_quarters_and_districts_tell_the_country(text, language, country):
    assert read(text, language)["country"]["value"] == country


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("（巴生14日讯）人力局今早突击一间手套厂，救出6名被强迫劳动的外劳。", "zh", "2024-03-14"),
        ("（吉隆坡14日讯）警方昨午突击一间按摩院，救出5名被迫卖淫的女子。", "zh", "2024-03-13"),
        ("KUALA LUMPUR, 14 Mac - Polis semalam menyelamatkan 5 wanita yang dipaksa melacur.", "ms", "2024-03-13"),
        ("专案小组1日至3日攻坚，救出58名被囚禁的被害人。", "zh", "2024-03-01"),
    ],
)
def test_days_count_from_the_date_line(text, language, day):
    assert read(text, language)["incident_date"]["value"] == day


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("警方解救11名被卖为人妻的越南妇女。", "zh", "forced_marriage"),
        ("Công an giải cứu 8 thanh niên bị nhốt, bị ép làm trả nợ trên tàu.", "vi", "forced_labour"),
        ("Polisi membebaskan 20 WNI yang disekap dan disuruh menipu orang.", "id", "forced_criminality"),
        ("Polis menyelamatkan 105 wanita yang dikurung dan bekerja sebagai pencuci rumah.", "ms",
         "domestic_servitude"),
    ],
)  # fmt: skip
def test_the_form_of_exploitation_is_read(text, language, form):
    assert form in [found["value"] for found in read(text, language)["exploitation"]]


def test_a_debt_alone_is_no_forced_labour():
    text = "Polis menyelamatkan empat wanita mangsa eksploitasi seksual yang perlu menjelaskan hutang $7,000."
    assert [found["value"] for found in read(text, "ms")["exploitation"]] == ["sexual_exploitation"]
