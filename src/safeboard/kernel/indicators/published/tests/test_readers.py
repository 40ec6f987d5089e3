"""Small invented files in the shape of each trap that published files have set."""

from __future__ import annotations

import pytest

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published.recognising import read
from safeboard.kernel.indicators.published.tables import open_table
from safeboard.kernel.indicators.published.values import Kind, Meaning, Release

HEAD = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
BUCKS = (
    "2016,Reporting year,Local authority,E92000001,England,E12000008,South East,825,E10000002,Buckinghamshire"
)
ENGLAND = "2016,Reporting year,National,E92000001,England,,,,,"


def reading(text, name="file.csv", layout="", encoding="utf-8"):
    return read(open_table(text.encode(encoding), name), layout)


def held(found):
    return {(each.measure, each.area.code, each.period): each for each in found.values}


# --- Explore Education Statistics --------------------------------------------------------------------------------------


def test_a_mark_at_the_start_another_order_and_a_new_name_give_the_same_figures():
    old = f"\ufeff{HEAD},Category,Referrals,Referrals_rate,Re_referrals,Re_referrals_percent\n{BUCKS},Referrals,6958,576.3,1846,26.5\n"
    new = (
        "referral_count,rereferral_percent,la_name,old_la_code,geographic_level,time_period,new_la_code,time_identifier\n"
        "6958,26.5,Buckinghamshire,825,Local authority,2016,E06000060,Reporting year\n"
    )
    first, second = held(reading(old)), held(reading(new))
    for measure, value in (("referrals_count", 6958), ("rereferrals_12m_pct", 26.5)):
        assert first[measure, "825", "2015-16"].value == second[measure, "825", "2015-16"].value == value
    assert first["referrals_rate", "825", "2015-16"].population_base == "Children aged 0 to 17"


def test_names_that_begin_with_digits_are_columns_of_figures_and_are_added_up():
    text = (
        f"{HEAD},category,Assessments_completed,Same_day,1-10_days,11-20_days,21-30_days,31-40_days,41-45_days,46-50_days\n"
        f"{BUCKS},Duration,100,2,10,20,20,20,8,20\n{ENGLAND},Duration,1000,20,100,200,200,200,80,200\n"
        f"2016,Reporting year,Local authority,,,,,936,E10000030,Surrey,Duration,100,c,10,20,20,20,8,20\n"
    )
    found = reading(text)
    in_time = held(found)["assessments_45wd_pct", "825", "2015-16"]
    assert (in_time.value, in_time.status) == (80.0, "derived")
    hidden = held(found)["assessments_45wd_pct", "936", "2015-16"]
    assert hidden.value is None and hidden.meaning is Meaning.HIDDEN
    assert "46-50_days" in found.unknown and not any("_days_" in each.measure for each in found.values)


@pytest.mark.parametrize(
    ("symbol", "meaning"),
    [
        ("c", Meaning.HIDDEN),
        ("x", Meaning.NOT_AVAILABLE),
        (":", Meaning.NOT_AVAILABLE),
        ("z", Meaning.NOT_APPLICABLE),
        ("k", Meaning.NEARLY_NOUGHT),
        ("low", Meaning.NEARLY_NOUGHT),
        ("u", Meaning.UNRELIABLE),
        ("", Meaning.BLANK),
    ],
)
def test_a_symbol_of_today_is_no_number_and_says_what_it_means(symbol, meaning):
    found = held(reading(f"{HEAD},CPP_At31\n{BUCKS},{symbol}\n{ENGLAND},50310\n"))[
        "cpp_31mar_count", "825", "2015-16"
    ]
    assert found.value is None and found.meaning is meaning


def test_a_long_file_takes_the_rows_of_its_category_and_says_that_it_left_others():
    text = (
        f"{HEAD},population_type,children_count,rate_per_10000\n"
        f"{BUCKS},Children looked after on 31 March each year,459,38\n"
        f"{BUCKS},Children ceasing to be looked after each year,222,18\n"
    )
    found = reading(text)
    assert held(found)["cla_31mar_count", "825", "2015-16"].value == 459
    assert [each.value for each in found.values if each.measure.startswith("cla")] == [459, 38]
    assert any("compared with nothing" in each for each in found.left_out)


def test_a_population_in_the_middle_of_a_year_is_the_base_of_the_financial_year_it_falls_in():
    text = f"{HEAD},age_group,population_estimate\n{BUCKS.replace('2016,', '2015,')},Children aged 0 to 17 years,120726\n"
    assert held(reading(text))["population_0_17", "825", "2015-16"].value == 120726


def test_six_figures_are_a_year_to_the_next_and_calendar_years_stay_what_they_are():
    school = f"{HEAD},NEET_percent\n{BUCKS.replace('2016,Reporting year', '201516,Academic year')},3.1\n"
    assert [each.period for each in reading(school).values] == ["AY2015-16"]
    calendar = school.replace("201516,Academic year", "2015,Calendar year")
    assert [each.period for each in reading(calendar).values] == ["2015"]
    assert reading(school.replace("201516", "201518")).left_out == (
        "1 row, first row 2: “201518” does not run from one year to the next.",
    )


def test_the_demonstration_pair_writes_its_level_differently_and_is_read():
    text = f"{HEAD.replace('geographic_level', 'geographical_level')},number_children\n{ENGLAND},1000\n"
    assert reading(text).unknown == ("number_children",)


def test_rows_of_other_levels_and_of_unknown_places_are_named_with_their_row():
    text = (
        f"{HEAD},NEET_percent\n{ENGLAND},2.8\n2016,Reporting year,School,,,,,,,A school,3\n"
        "2016,Reporting year,Local authority,,,,,,E99,LA demo,4\n"
    )
    out = reading(text).left_out
    assert any("row 3" in each and "School" in each for each in out)
    assert any("row 4" in each and "E99" in each for each in out)


def test_an_authority_without_its_old_code_is_joined_by_any_new_one_it_ever_had():
    text = f"{HEAD},NEET_percent\n{BUCKS.replace(',825,', ',,')},2.8\n{BUCKS.replace(',825,E10000002', ',,E06000060').replace('2016', '2021')},3\n"
    assert {each.area.code for each in reading(text).values} == {"825"}


# --- Files of 2010 to 2017 ---------------------------------------------------------------------------------------------

LEGACY = "geog_l,geog_c,new_la_code,geog_n"


def test_x_hid_a_small_count_then_and_two_dots_were_not_sent():
    found = held(
        reading(f"{LEGACY},CPPAt310315,Referrals1415\nLA,825,E10000002,Bucks,x,..\n", "SFR41-2015.csv")
    )
    assert found["cpp_31mar_count", "825", "2014-15"].meaning is Meaning.HIDDEN
    assert found["referrals_count", "825", "2014-15"].meaning is Meaning.NOT_AVAILABLE


def test_england_has_an_islands_codes_and_the_level_decides():
    text = f'{LEGACY},Referrals1415,Mid2014Pop017\nNational,921,E06000046,England,"635,600",11591700\nLA,921,E06000046,Isle of Wight,1500,25000\n'
    found = reading(text, "SFR41-2015.csv")
    assert held(found)["referrals_count", "E92000001", "2014-15"].value == 635600
    assert held(found)["referrals_count", "921", "2014-15"].value == 1500
    assert any("not England's" in each for each in found.doubts)
    rate = held(found)["referrals_rate", "921", "2014-15"]
    assert (rate.value, rate.status) == (600.0, "derived")


def test_a_column_that_names_another_year_is_read_with_the_others_and_said():
    found = reading(
        f"{LEGACY},Referrals1415,S471415,CINAt310314RatePer10K\nLA,825,,Bucks,5129,1762,227\n",
        "SFR41-2015.csv",
    )
    assert held(found)["cin_31mar_rate", "825", "2014-15"].value == 227
    assert any("CINAt310314RatePer10K names 2013-14" in each for each in found.doubts)


def test_the_columns_and_the_files_name_may_disagree_about_the_year():
    text = f"New_geog_code,{LEGACY.replace(',new_la_code', '')},CLA_Mar2014\nE10000002,LA,825,Bucks,443\n"
    assert any("Which is it?" in each for each in reading(text, "SFR34_2015.csv").doubts)


def test_a_file_whose_columns_have_no_year_takes_it_from_its_name_or_is_refused():
    text = "New_geog_code,geog_l,geog_c,geog_n,CLA_MissIncs\nE10000002,LA,825,Bucks,214\n"
    assert reading(text, "SFR34_Missing2015.csv").periods == ("2014-15",)
    with pytest.raises(RefusedFile, match="which year"):
        reading(text, "missing.csv")


def test_a_spoilt_cell_is_a_doubt_and_no_figure_and_what_is_not_known_is_listed():
    found = reading(
        f"{LEGACY},Referrals1415,Referrals1415DCI,CLA_NetGain\nLA,825,,Bucks,#VALUE!,3,12\n", "SFR41-2015.csv"
    )
    assert found.values == () and any("#VALUE!" in each and "row 2" in each for each in found.doubts)
    assert found.unknown == ("CLA_NetGain",) and any("how sure" in each for each in found.notes)


def test_one_spoilt_cell_costs_itself_and_not_the_file():
    text = f"{HEAD},referrals,re_referrals_percent\n{BUCKS},6958,banana\n{ENGLAND},621470,22.4\n"
    found = reading(text)
    assert held(found)["referrals_count", "825", "2015-16"].value == 6958
    assert held(found)["rereferrals_12m_pct", "E92000001", "2015-16"].value == 22.4
    assert "re_referrals_percent, row 2" in found.doubts[0] and "banana" in found.doubts[0]


def test_a_file_of_which_nothing_is_read_says_so_first():
    found = reading(f"{HEAD},things_counted\n{BUCKS},6958\n")
    assert found.values == () and found.doubts[0].startswith("No figure was read.")
    assert "things_counted" in found.unknown


@pytest.mark.parametrize("written", ["20x6", "banana", "2016 or so", "6"])
def test_what_is_no_period_is_left_out_with_its_row(written):
    found = reading(f"{HEAD},referrals\n{BUCKS.replace('2016', written, 1)},6958\n{ENGLAND},621470\n")
    assert len(found.values) == 1 and any("row 2" in each for each in found.left_out)


def test_regions_are_read_by_name_whatever_letter_or_spacing_they_have():
    text = "geog_l,geog_c,geog_n,MarTotal_2010,Mid2009Pop0-17\nGOR,J,South East,8130,1815200\nREGION,D,Yorkshire and The Humber ,6000,1107100\n"
    found = reading(text, "SFR27_2010_March.csv")
    assert {each.area.code for each in found.values} == {"E12000008", "E12000003"}
    assert held(found)["cla_31mar_rate", "E12000008", "2009-10"].value == 44.8


# --- The interactive tool and Fingertips -------------------------------------------------------------------------------

LAIT = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"


def test_a_dash_says_not_why_and_numbers_lose_what_a_spreadsheet_added():
    text = (
        LAIT
        + "LAC,,2016 (Rev),Buckinghamshire,38.000000000001,825.0,South East\nLAC,,2016,Surrey,-,936.0,South East\nX,,2016,Surrey,1,936,\n"
    )
    found = reading(text)
    ours = held(found)["cla_31mar_rate", "825", "2015-16"]
    assert (ours.value, ours.note) == (38.0, "revised")
    assert held(found)["cla_31mar_rate", "936", "2015-16"].meaning is Meaning.NOT_SHOWN
    assert found.unknown == ("X (1 rows)",)


def test_inner_and_outer_london_are_not_one_region():
    text = LAIT + "LAC,,2016,London (Inner),60,1,\nLAC,,2016,London (Outer),50,2,\nLAC,,2016,London,55,3,\n"
    assert len({each.area.code for each in reading(text).values}) == 3


def test_a_figure_that_stands_twice_is_a_doubt_if_it_differs():
    text = LAIT + "LAC,,2016,Surrey,40,936,\nLAC,,2016,Surrey,41,936,\n"
    found = reading(text)
    assert [each.value for each in found.values] == [40] and "stands twice" in found.doubts[0]


def test_england_outside_the_range_of_the_authorities_is_told():
    rows = "".join(f"FirstYJS,,2016,A{code},{100 + code},{code},\n" for code in range(301, 307))
    found = reading(LAIT + rows + "FirstYJS,,2016,England,3071,970,\n")
    assert "England is 3071 in 2016" in found.doubts[0] and "not kept" in found.doubts[0]
    near = reading(LAIT + rows + "FirstYJS,,2016,England,410,970,\n")
    assert "It is kept" in near.doubts[0]
    assert reading(LAIT + rows + "FirstYJS,,2016,England,403,970,\n").doubts == ()


FINGERTIPS = "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Category,Time period,Value,Value note\n"


def test_an_export_of_fingertips_gives_everybody_and_says_what_it_left():
    row = "90284,Injuries,E06000060,Buckinghamshire UA,Counties & UAs (from Apr 2023),{},<15 yrs,,2010/11,{},{}\n"
    text = (
        FINGERTIPS + row.format("Persons", 111.516, "Value for Bucks County") * 2 + row.format("Male", 99, "")
    )
    found = reading(text)
    (one,) = found.values
    assert (one.area.code, one.period, one.value, one.note) == (
        "825",
        "2010-11",
        111.5,
        "Value for Bucks County",
    )
    assert any("one sex" in each for each in found.left_out) and any(
        "stood twice" in each for each in found.notes
    )


# --- Any file ----------------------------------------------------------------------------------------------------------


def test_a_layout_that_nobody_knows_is_refused_in_words():
    with pytest.raises(RefusedFile, match="We do not know this layout"):
        reading("a,b\n1,2\n")


@pytest.mark.parametrize("data", [b"%PDF-1.4 x", b"", b"PK\x03\x04rubbish", b"\xff\xfea\0"])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(RefusedFile):
        open_table(data, "x.csv")


def test_the_release_is_guessed_from_the_files_name_and_given_words_win():
    text = f"{LEGACY},Referrals1415\nLA,825,,Bucks,5129\n"
    assert reading(text, "SFR41-2015_Underlying.csv").release == Release(
        "DfE statistical first release", "SFR41/2015", "2015"
    )
    given = read(
        open_table(text.encode(), "x2015.csv"),
        "",
        Release("DfE children in need", "SFR41/2015", "2015-10-22"),
    )
    assert given.release.words == "DfE children in need, SFR41/2015" and given.areas[0].kind is Kind.AUTHORITY
