"""Who took part in a rescue, and who only spoke of it, took over, or is meant to act."""

from incidents.reading import facts

DAY = "2024-03-15"


def names(text: str, language: str) -> set[str]:
    return {authority["value"] for authority in facts.read(text, published=DAY, language=language)["authorities"]}


def test_who_took_over_those_freed_is_left_out():
    text = "Nasagip ng National Bureau of Investigation ang 7 babaeng ibinubugaw. Itinurn over sila sa DSWD."
    assert names(text, "tl") == {"National Bureau of Investigation"}


def test_the_place_where_suspects_are_held_is_left_out():
    text = "Polda Maluku membebaskan 55 korban kerja paksa. Dua pelaku ditangkap dan ditahan di Polres Kepulauan Aru."
    assert names(text, "id") == {"Polda Maluku"}


def test_who_is_only_heard_through_its_head_is_left_out_beside_one_that_acted():
    text = (
        "Agensi Penguatkuasaan Maritim Malaysia menyelamatkan lapan mangsa buruh paksa. "
        "Pengarah Maritim Perlis berkata, tekong ditahan."
    )
    assert names(text, "ms") == {"Agensi Penguatkuasaan Maritim Malaysia"}


def test_police_who_speak_are_those_who_raided_where_no_others_have_a_name():
    text = (
        "Pinalaya ng mga pulis ang 63 trabahador na biktima ng trafficking. Galing sila sa Leyte. Gutom sila. "
        "Sinabi ng Valenzuela City Police Station na kulang ang arawan nila."
    )
    assert names(text, "tl") == {"Valenzuela City Police Station"}


def test_the_short_form_of_one_who_only_spoke_is_left_out_too():
    text = (
        "Napalaya ng militar ng Myanmar ang 206 na Pilipino sa scam compound, "
        "ayon sa Department of Foreign Affairs (DFA)."
    )
    assert names(text, "tl") == {"militar ng Myanmar"}


def test_a_name_goes_on_behind_its_short_form_in_brackets():
    text = "Jabatan Siasatan Jenayah (JSJ) Bukit Aman menyelamatkan 19 wanita mangsa pemerdagangan orang."
    assert names(text, "ms") == {"Jabatan Siasatan Jenayah (JSJ) Bukit Aman"}


def test_authorities_of_a_place_are_told_beside_those_with_a_name():
    text = "Nailigtas ng mga otoridad sa Clark at ng Coast Guard ng Taiwan ang 9 na biktima ng trafficking."
    assert names(text, "tl") == {"mga otoridad sa Clark", "Coast Guard ng Taiwan"}


def test_a_headline_that_calls_a_force_by_a_shorter_name_names_no_other():
    text = "渭南警方解救5名被迫劳动者\n\n昨日,渭南市公安局临渭分局冲进一家砖厂,解救了5名被强迫劳动的工人,抓获2人。"
    assert "渭南警方" not in names(text, "zh")


def test_a_foreign_force_to_which_those_freed_are_taken_did_not_free_them():
    text = "刑事警察局昨日救出9名被迫诈骗的台湾民众,将9人带往金边移民局安置,再带回。"
    assert "金边移民局" not in names(text, "zh")
