"""A sentence of arrests, read behind a rescue in its language."""

from incidents.reading import facts

RESCUE = {
    "en": "Police freed nine women from a brothel in Leeds on 12 March 2024.",
    "es": "La policía rescató a nueve mujeres en un burdel de Lima.",
    "pt": "A polícia resgatou nove mulheres num bordel de Lisboa.",
    "fr": "La police a libéré neuf femmes d'une maison close à Lyon.",
    "ar": "حررت الشرطة تسع نساء من بيت للدعارة في تونس.",
    "hi": "पुलिस ने दिल्ली में एक कोठे से नौ महिलाओं को मुक्त कराया।",
    "bn": "পুলিশ ঢাকার একটি হোটেল থেকে নয় নারীকে উদ্ধার করেছে।",
    "ne": "प्रहरीले काठमाडौंको एक होटलबाट नौ महिलालाई उद्धार गरेको छ।",
    "ms": "Polis menyelamatkan sembilan wanita di sebuah pusat hiburan di Ipoh.",
    "id": "Polisi menyelamatkan sembilan perempuan dari sebuah kafe di Batam.",
    "vi": "Công an giải cứu chín cô gái tại một quán karaoke ở Đà Nẵng.",
    "th": "ตำรวจช่วยเหลือหญิงสาว 9 คน จากร้านคาราโอเกะในจังหวัดระยอง",
    "lo": "ຕຳຫຼວດໄດ້ຊ່ວຍເຫຼືອແມ່ຍິງ 9 ຄົນ ຢູ່ນະຄອນຫຼວງວຽງຈັນ.",
    "my": "ရဲတပ်ဖွဲ့က ရန်ကုန်မြို့ရှိ စားသောက်ဆိုင်တစ်ခုမှ အမျိုးသမီး ၉ ဦးကို ကယ်တင်ခဲ့သည်။",
    "tl": "Nasagip ng pulisya ang siyam na babae sa isang bar sa Pasay.",
    "zh": "警方在广州一家会所解救9名妇女。",
}


def arrests(language: str, text: str) -> int | None:
    """How many a sentence says were arrested, told behind a rescue; None where it says none."""
    found = facts.read(f"{RESCUE[language]}\n\n{text}", published="2024-03-14", language=language)["arrests"]
    return found["value"] if found else None
