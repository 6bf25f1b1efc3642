"""What looks like personal data in a text, and what does not."""

import pytest

from incidents.ledger.personal_data import personal_data, personal_data_in_address

PERSONAL = {
    "an e-mail address": ("Write to maria.santos@mail.example now", "email", "maria.santos@mail.example"),
    "an international phone number": ("Call +63 912 345 6789.", "phone", "+63 912 345 6789"),
    "a phone number without blanks": ("Call +6281234567890.", "phone", "+6281234567890"),
    "a mobile number as dialled at home": ("Call 0812-3456-7890 today", "phone", "0812-3456-7890"),
    "a land line with its area in brackets": ("Call (02) 8123 4567 today", "phone", "(02) 8123 4567"),
    "a number in the American way": ("Call 1-888-373-7888 today", "phone", "1-888-373-7888"),
    "eight digits in two groups": ("Call 6123 4567 today", "phone", "6123 4567"),
    "a passport": ("holder of passport P1234567A, was", "document", "P1234567A"),
    "a passport with two letters": ("passport no. AB 1234567", "document", "AB 1234567"),
    "an Indonesian identity number": ("NIK 3275012309870001", "document", "3275012309870001"),
    "an identity number in groups of four": ("ID 1234 5678 9012", "document", "1234 5678 9012"),
    "a social security number": ("no. 123-45-6789", "document", "123-45-6789"),
    "a Thai identity number": ("no. 1-2345-67890-12-3", "document", "1-2345-67890-12-3"),
    "a Hong Kong identity card": ("card A123456(7)", "document", "A123456(7)"),
    "a Chinese identity number": ("no. 11010519491231002X", "document", "11010519491231002X"),
    "digits of another script": ("โทร ๐๘๑-๒๓๔-๕๖๗๘", "phone", "081-234-5678"),
    "wide digits": ("電話 ０９１２３４５６７８", "phone", "0912345678"),
}
HARMLESS = {
    "people": "1,048 people from 10 countries, 143 Indonesian",
    "people in the Indonesian way": "1.048 orang, 143 di antaranya WNI",
    "money": "a fine of 10,000,000 pesos, or 178,000 dollars",
    "money with blanks": "1 250 000 francs",
    "money with cents": "US$1,234,567.89",
    "money in lakhs": "Rs 12,34,567 were paid",
    "a date": "on 2023-05-04, 04.05.2023 and 4/5/2023",
    "years": "from 2019–2023, 2021-2022 and 2021/2022",
    "a year and a number": "In 2023 1048 people were found",
    "hours": "from 20:00 to 05:00 for 16 hours a day",
    "ages": "aged 14 to 17",
    "a law": "under Republic Act 9208 and Law No. 21/2007",
    "a vessel": "the vessel Run Zeng 03 and flight QZ 8501",
    "a handle": "seen on @channel7 today",
    "coordinates": "near 15.22, 120.57",
    "an identity of this record": "see TI-00042",
    "nothing": "",
}


@pytest.mark.parametrize(("text", "kind", "part"), PERSONAL.values(), ids=PERSONAL.keys())
def test_personal_data_is_found(text: str, kind: str, part: str) -> None:
    assert [(found.kind, found.text.strip()) for found in personal_data(text)] == [(kind, part)]


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_figures_dates_and_names_are_not_taken_for_it(text: str) -> None:
    assert personal_data(text) == []


def test_all_of_several_are_found() -> None:
    found = personal_data("a@b.example, +63 912 345 6789 and P1234567A")
    assert [one.kind for one in found] == ["email", "phone", "document"]


PERSONAL_ADDRESSES = {
    "an e-mail address": ("https://social.example/post?by=ana@example.org", "email", "ana@example.org"),
    "an escaped e-mail address": ("https://social.example/?by=ana%40example.org", "email", "ana@example.org"),
    "a phone number as a value": ("https://a.example/?x=+639175551234", "phone", "+639175551234"),
    "a phone number with an escaped plus": ("https://a.example/?x=%2B639175551234", "phone", "+639175551234"),
    "a parameter that says phone": ("https://a.example/?phone=0917%20555%201234", "phone", "phone=0917 555 1234"),
    "a way to write to a number": ("https://wa.me/639175551234", "phone", "639175551234"),
    "a number grouped as one dials it": ("https://a.example/call-0917-555-1234-now", "phone", "0917-555-1234"),
    "an identity number": ("https://a.example/?nik=3275012309870001", "document", "nik=3275012309870001"),
}
ORDINARY_ADDRESSES = {
    "a day and numbers": "https://kabar24.bisnis.com/read/20230505/15/1653006/sebanyak-1048-wna-korban",
    "thirteen digits": "https://afamily.vn/giai-cuu-12-thieu-nu-202005181804573.chn",
    "a letter and digits": "https://thesun.my/malaysia-news/op-global-victims-found-KC13009003",
    "an identifier of a row": "https://news.immigration.gov.tw/Detail/894baff9-e1a1-46da-a93e-b200913761b7?category=9",
    "digits of an identifier": "https://a.example/00000000-0123-4567-8901-123456789012",
    "a host that is a number": "https://0800222777.org.za",
    "a post by its numbers": "https://www.facebook.com/permalink.php?story_fbid=123456789012345&id=100064812345678",
    "a handle": "https://medium.com/@user.name/rescued-1a2b3c4d5e6f",
    "a handle of another server": "https://social.example/@user@other.example/113456789012345678",
    "words and a day": "https://a.example/search?q=raid+20230504+manila",
    "a folder for mobiles": "https://a.example/mobile/1234567",
}


@pytest.mark.parametrize(("address", "kind", "part"), PERSONAL_ADDRESSES.values(), ids=PERSONAL_ADDRESSES.keys())
def test_personal_data_is_found_in_an_address(address: str, kind: str, part: str) -> None:
    assert [(found.kind, found.text.strip()) for found in personal_data_in_address(address)] == [(kind, part)]


@pytest.mark.parametrize("address", ORDINARY_ADDRESSES.values(), ids=ORDINARY_ADDRESSES.keys())
def test_the_numbers_of_ordinary_addresses_are_not_taken_for_it(address: str) -> None:
    assert personal_data_in_address(address) == []
