import pytest

from incidents.ledger.reprints import SAME, resemblance, sketch

WIRE = (
    "Police raided a compound in the Clark freeport north of Manila on Thursday and found more than a thousand people "
    "from ten countries who had been made to work in online fraud. Officers said that passports had been taken from "
    "them, that they worked eighteen hours a day and that those who refused were beaten. Twelve suspected organisers "
    "were arrested. The embassy of Indonesia had passed on messages of several of its nationals who asked for help. "
    "The people found are being questioned and will be handed to the care of the social welfare department."
)
OTHER = (
    "A court in Phnom Penh sentenced three men on Monday for running a brothel in which eleven women were held. The "
    "judges followed the prosecution, which had asked for fifteen years. The defence said that it would appeal. The "
    "women had been found in March of last year, when neighbours called the police, and have since returned home to "
    "their families in the provinces. Two further suspects are still at large, according to the prosecutor's office."
)
CHINESE = (
    "警方星期四在克拉克自由港突击搜查一个园区，解救了来自十个国家的一千多人，"
    "他们被迫从事网络诈骗，护照被没收。警方逮捕了十二名嫌疑人。"
)
THAI = (
    "ตำรวจบุกค้นอาคารแห่งหนึ่งในเขตปลอดอากรคลาร์กเมื่อวันพฤหัสบดี และช่วยเหลือผู้คนกว่าหนึ่งพันคนจากสิบประเทศที่ถูกบังคับให้ทำงานหลอกลวงออนไลน์"
)

REPRINTS = {
    "the same": (WIRE, WIRE),
    "other case and punctuation": (WIRE, WIRE.upper().replace(",", " –")),
    "a dateline and a credit": (WIRE, f"MANILA (Agency) — {WIRE} (Reporting by our correspondent)"),
    "the last sentences cut": (WIRE, WIRE[: len(WIRE) * 4 // 5]),
    "a word changed here and there": (
        WIRE,
        WIRE.replace("Officers", "Police officers").replace("found are", "freed are"),
    ),
    "Chinese": (CHINESE, f"（记者报道）{CHINESE}"),
    "Thai": (THAI, f"กรุงเทพ {THAI}"),
}
APART = {
    "another story": (WIRE, OTHER),
    "another language": (WIRE, CHINESE),
    "the same raid in other words": (
        WIRE,
        "More than 1,000 people were rescued when Philippine officers stormed a scam hub in Pampanga this week. "
        "Workers of ten nationalities, some of whom had sought help from their embassies, told of long hours and of "
        "blows. A dozen people accused of running the place are in custody, the national force said in a statement.",
    ),
    "empty": (WIRE, ""),
    "both too short to tell": ("Twelve people were freed.", "Twelve people were freed."),
}


@pytest.mark.parametrize("name", REPRINTS)
def test_a_reprint_resembles_its_original(name: str) -> None:
    first, second = REPRINTS[name]
    assert resemblance(sketch(first), sketch(second)) >= SAME


@pytest.mark.parametrize("name", APART)
def test_other_texts_do_not_resemble(name: str) -> None:
    first, second = APART[name]
    assert resemblance(sketch(first), sketch(second)) < SAME / 2


def test_a_sketch_stays_the_same_for_good() -> None:
    assert (sketch(WIRE) or [])[:3] == [390446, 5446613, 29230647]
    assert len(sketch(WIRE) or []) == 64


def test_sketches_of_another_length_are_not_compared() -> None:
    assert resemblance(sketch(WIRE), [1, 2, 3]) == 0.0
