"""One phenomenon of the news a case, in Chinese, Vietnamese, Indonesian, Malay and Filipino."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


def test_neither_end_of_a_range_of_ages_counts_people():
    text = "警方捣破卖淫集团，救出五名女子，拘捕三男一女。被捕者年龄由31至58岁。"
    assert read(text, "zh")["arrests"]["value"] == 4


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("警方救出15名被迫卖淫的女子，拘捕六男二女。", "zh", 8),
        ("警方救出31名被强迫劳动的工人。窑主和两名监工当场被控制。", "zh", 3),
        ("Polis menyelamatkan 29 mangsa buruh paksa. Dua mandur, masing-masing warga asing dan "
         "tempatan, direman.", "ms",
         2),
        ("Công an giải cứu chín nạn nhân mua bán người. Hai bảo vệ bãi vàng bị tạm giữ.", "vi", 2),
    ],
)  # fmt: skip
def test_the_number_of_arrests_is_read(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("保安局证实，一名被诱骗到缅甸从事电骗的男子，周一在泰缅边境获救。", "zh", 1),
        ("Seorang pembantu rumah yang didakwa tidak dibayar gaji diselamatkan dari sebuah rumah, semalam.", "ms", 1),
        ("Apatnapung obrero, natagpuang nakakulong\n\nPinalaya ng PNP noong Lunes ang apatnapu't dalawang obrero na "
         "biktima ng human trafficking.", "tl", 42),
        ("Sinundo ng pulis sa Riyadh ang isang 29-anyos na Pinay na ikinulong ng amo. "
         "Natutulog na siya matapos siyang "
         "sunduin.", "tl", 1),
    ],
)  # fmt: skip
def test_the_number_of_victims_is_read(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


def test_those_suspected_to_be_victims_are_not_arrested():
    text = "Seramai 37 lelaki yang disyaki menjadi mangsa buruh paksa diselamatkan polis dari sebuah kilang, semalam."
    found = read(text, "ms")
    assert (found["victims_total"]["value"], found["arrests"]) == (37, None)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("警方与入境事务处昨晚在油麻地采取联合行动，救出五名被迫卖淫的女子。", "zh", "2024-03-14"),
        ("Polis menyelamatkan sembilan mangsa pemerdagangan orang dalam serbuan malam "
         "kelmarin.", "ms", "2024-03-13"),
        ("Polis menyelamatkan 52 mangsa pemerdagangan orang, menurut pendakwa raya, semalam.\n\n"
         "Serbuan itu dilancarkan lewat malam Isnin.", "ms", "2024-03-11"),
        ("Hinango noong Pebrero ng DOLE ang limampung biktima ng trafficking, ayon sa ulat na "
         "inilabas kahapon.", "tl",
         "2024-02"),
    ],
)  # fmt: skip
def test_the_day_of_the_rescue_is_read(text, language, day):
    assert read(text, language)["incident_date"]["value"] == day


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Sebanyak 84 korban perdagangan orang dikeluarkan dari Shwe Kokko, Rabu. Mereka kini "
         "menunggu di Thailand.", "id",
         "MM"),
        ("Yang dipaksa bekerja itu kini bebas. Itu kata polisi. Kami senang, ujar korban di Medan.\n\n"
         "Polisi menyelamatkan tiga korban perdagangan orang.", "id", "ID"),
        ("TANGERANG - Tiga perempuan dijemput polisi di bandara. Mereka dijanjikan kerja "
         "sebagai pembantu di Dubai oleh jaringan "
         "perdagangan orang.", "id", "ID"),
        ("Ba mươi thanh niên Hà Tĩnh, Quảng Bình được giải cứu khỏi đặc khu Tam giác vàng, nơi "
         "họ bị ép lừa đảo.", "vi",
         "LA"),
    ],
)  # fmt: skip
def test_the_country_of_the_rescue_is_read(text, language, country):
    assert read(text, language)["country"]["value"] == country


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("Polisi membongkar perdagangan orang di Makassar pada Minggu.\n\nPetugas mendatangi "
         "rumah itu. Ada 14 anak di "
         "sana, sembilan laki-laki dan lima perempuan. Sepasang suami istri ditahan.", "id", 14),
        ("Công an triệt phá đường dây mua bán thận.\n\nKhi trinh sát ập vào căn nhà tối 11/3, "
         "có năm thanh niên đang chờ "
         "mổ. Cả năm được xác định là bị hại.", "vi", 5),
    ],
)  # fmt: skip
def test_those_who_were_there_when_it_was_raided_are_the_victims(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sepasang suami istri asal Sambas dijemput petugas dari sebuah kebun setelah dipaksa "
         "bekerja tanpa upah.", "id"),
        ("Hai vợ chồng quê Đắk Lắk được giải cứu khỏi một khu lừa đảo, nơi họ bị cưỡng bức lao động.", "vi"),
        ("Mag-asawang OFW mula Iloilo ang nailigtas sa isang bukid kung saan sila biktima ng forced labor.", "tl"),
    ],
)  # fmt: skip
def test_a_couple_who_were_freed_are_two_victims(text, language):
    assert read(text, language)["victims_total"]["value"] == 2


def test_one_of_whom_the_text_speaks_as_her_is_the_victim():
    text = "少女被禁锢于唐楼内逼令接客。警方周二晚破门入屋，将她救出。探员拘捕一男一女。"
    assert read(text, "zh")["victims_total"]["value"] == 1


def test_two_owners_and_an_overseer_outnumber_the_two_owners_of_the_headline():
    text = (
        "Dua tauke ditahan\n\n"
        "Dua tauke kilang dan seorang penyelia ditahan. Seramai 26 mangsa buruh paksa diselamatkan."
    )
    assert read(text, "ms")["arrests"]["value"] == 3


def test_police_of_a_district_say_the_country_as_those_of_a_town_do():
    text = "Polres Kepulauan Aru mengeluarkan sebelas perempuan yang dipaksa melacur di Benjina."
    assert read(text, "id")["country"]["value"] == "ID"


def test_a_contractor_and_his_guards_are_counted_together():
    text = "Nasagip ang 31 biktima ng trafficking. Arestado ang kontratista, 46, at ang dalawang armadong guwardiya."
    assert read(text, "tl")["arrests"]["value"] == 3
