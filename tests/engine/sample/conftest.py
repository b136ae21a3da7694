"""A pack and a recipe small enough to read: halls, persons, talks held in halls, and persons who helped at talks."""

from dataclasses import replace
from pathlib import Path

import pytest

from youju.engine.definitions import read_pack, read_texts
from youju.engine.sample import generate, read_recipe
from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import dice
from youju.engine.sample.district import District
from youju.engine.sample.makers import bind
from youju.engine.sample.model import DAY_SECONDS, Step
from youju.engine.sample.world import Scene, World

DISTRICT = Path(__file__).resolve().parents[3] / "src" / "youju" / "packs" / "district_office"

PACK = """
[pack]
id = "small"
title = { zh = "小方案", en = "Small" }
languages = ["zh", "en"]
[codelist.hall_level]
city = { zh = "市", en = "City" }
province = { zh = "省", en = "Province" }
[register.halls]
title = { zh = "场所", en = "Halls" }
loop = "list"
key = ["name"]
label = "name"
from = "since"
to = "until"
effective = "since"
field = [
  { id = "name", title = { zh = "名称", en = "Name" }, type = "text", required = true },
  { id = "capacity", title = { zh = "容量", en = "Capacity" }, type = "integer", unit = "人" },
  { id = "level", title = { zh = "级别", en = "Level" }, type = "choice", choices = "hall_level" },
  { id = "since", title = { zh = "自", en = "Since" }, type = "date", required = true },
  { id = "until", title = { zh = "至", en = "Until" }, type = "date" },
]
[register.persons]
title = { zh = "人员", en = "Persons" }
loop = "list"
person = true
label = "number"
field = [
  { id = "number", title = { zh = "编号", en = "Number" }, type = "text", required = true },
  { id = "name", title = { zh = "姓名", en = "Name" }, type = "person_name", purpose = { zh = "服务", en = "Service" } },
  { id = "born", title = { zh = "出生年", en = "Born" }, type = "integer" },
  { id = "guardian", title = { zh = "监护人", en = "Guardian" }, type = "person_name" },
  { id = "consent", title = { zh = "监护人同意日期", en = "Consent on" }, type = "date" },
]
[register.talks]
title = { zh = "宣讲", en = "Talks" }
loop = "do-review"
date = "held_on"
key = ["held_on", "title"]
label = "title"
field = [
  { id = "title", title = { zh = "题目", en = "Title" }, type = "text", required = true },
  { id = "held_on", title = { zh = "日期", en = "Date" }, type = "date", required = true },
  { id = "hall", title = { zh = "地点", en = "Hall" }, type = "ref", register = "halls" },
  { id = "people", title = { zh = "听众", en = "People" }, type = "integer", unit = "人次" },
  { id = "text", title = { zh = "简述", en = "Text" }, type = "long_text" },
]
[register.helpings]
title = { zh = "服务", en = "Helpings" }
loop = "do-review"
date = "day"
key = ["person", "start"]
label = "day"
field = [
  { id = "day", title = { zh = "日期", en = "Day" }, type = "date", required = true },
  { id = "talk", title = { zh = "宣讲", en = "Talk" }, type = "ref", register = "talks", required = true },
  { id = "person", title = { zh = "人员", en = "Person" }, type = "ref", register = "persons", required = true },
  { id = "hours", title = { zh = "时长", en = "Hours" }, type = "hours", unit = "小时" },
  { id = "start", title = { zh = "起", en = "Start" }, type = "datetime" },
  { id = "end", title = { zh = "止", en = "End" }, type = "datetime" },
]
"""

RECIPE = """
[sample]
first = "2024-01-02"
today = "2025-12-30"
zipf = 0.6
small_share = 100
waiting_loop = "do-review"
waiting = 20
waiting_small = 5
waiting_among = 60
weather_days = 6
festival_days = 7
[lag]
prompt = 90
mean = 3
late = [15, 90]
burst = 25
bursts = [["03-29", "03-31"], ["08-05", "08-14"]]
[happenings]
silent = 2
silent_groups = ["village"]
silent_from = "2025-10-01"
renamed = 2
renamed_month = "2025-07"
renamed_groups = ["village"]
merged_on = "2025-08-01"
merged_group = "village"
[year.2025]
off = ["2025-01-01", "2025-10-01"]
worked = ["2025-01-26", "2025-09-28"]
festivals = { spring_festival = "2025-01-29" }
[profile.office]
off = 0.02
[[unit]]
id = "office"
kind = "organ"
count = 1
code = "990101"
names = ["清和区文化工作办公室"]
[[unit]]
id = "town"
kind = "town"
count = 2
code = "9901010{n:02}"
above = "office"
names = ["东关街道", "柳河镇"]
[[unit]]
id = "village"
kind = "village"
count = 12
code = "{above}0{k:02}"
above = "town"
name = "{place}村村民委员会"
short = "{place}村"
[words]
place_first = "云 青 柳 杏 石"
place_second = "溪 桥 坪 湾 岭"
surnames = "王 李 张"
given = "伟 芳 娜 敏 静"
theme = "安全用火 邻里互助 家风故事"
[path]
do-review = [{ share = 100, steps = ["accept 0-5"], clamp = true }]
[register.halls]
each = { of = "units", groups = ["village"] }
by = "office"
[register.halls.field]
name = "{unit}活动室"
capacity = { make = "between", low = 20, high = 60 }
level = "city"
since = { make = "fixed", value = "2020-01-01" }
[register.persons]
rows = 200
small = 60
[register.persons.field]
number = { make = "digits", prefix = "99", width = 8, count = true }
name = { make = "person" }
born = { make = "between", low = 1950, high = 2000 }
[register.talks]
rows = 600
small = 90
earlier = 25
months = [4, 4, 7, 7, 8, 12, 10, 5, 8, 9, 16, 10]
profile = "office"
groups = ["town", "village"]
photos = 30
[register.talks.field]
title = "{unit}“{theme}”宣讲"
held_on = { make = "day" }
hall = { make = "ref", same_unit = true }
people = { make = "some", median = 32, sigma = 0.7, least = 5, heap = 55, within = ["hall", "capacity", 150] }
text = "{month}月{day}日在{@hall.name}讲{theme}。"
[register.helpings]
rows = 900
small = 90
earlier = 25
follow = { ref = "talk" }
once = [["person", "day"]]
[register.helpings.field]
day = { make = "day" }
talk = { make = "ref" }
person = { make = "ref", pool = 400 }
hours = { make = "some", median = 1.9, sigma = 0.45, step = 0.5, most = 16 }
start = { make = "clock", low = 8, high = 15 }
end = { make = "until", start = "start", hours = "hours" }
[[edit]]
kind = "hall_promoted"
register = "halls"
where = { level = "city" }
set = { level = "province" }
on = "2025-07-01"
note = "升为省级"
[[earlier]]
indicator = "talks.count"
until = "2024-12-31"
text = "[indicator.\\"talks.count\\"]"
note = "2024年按项计"
[[defect]]
kind = "duplicate"
register = "talks"
per_mille = 30
[[defect]]
kind = "unit_slip"
register = "talks"
per_mille = 15
[[defect]]
kind = "over_capacity"
register = "talks"
count = 5
use = { venue = "hall" }
[[defect]]
kind = "early_entry"
register = "talks"
count = 10
[[defect]]
kind = "same_photo"
register = "talks"
count = 5
[[defect]]
kind = "cloned_text"
register = "talks"
count = 4
[[defect]]
kind = "false_make_up_day"
register = "talks"
count = 3
[[defect]]
kind = "odd_writing"
register = "talks"
count = 20
use = { date = "held_on" }
[[defect]]
kind = "rare_name"
register = "persons"
count = 5
whole = true
[[defect]]
kind = "minor"
register = "persons"
count = 4
[[defect]]
kind = "child"
register = "persons"
count = 3
[[defect]]
kind = "minor_without_consent"
register = "persons"
count = 2
[[defect]]
kind = "overlap"
register = "helpings"
count = 6
"""


@pytest.fixture(scope="session")
def small_pack():
    """The pack above."""
    pack, problems = read_texts([("pack", "pack.toml", PACK)])
    assert pack is not None, [str(p) for p in problems]
    return pack


@pytest.fixture(scope="session")
def recipe_text():
    """The recipe above, as text."""
    return RECIPE


@pytest.fixture(scope="session")
def recipe():
    """The recipe above."""
    made, problems = read_recipe(RECIPE)
    assert made is not None, [str(p) for p in problems]
    return made


@pytest.fixture(scope="session")
def ledger(small_pack, recipe):
    """The whole sample of pack and recipe with seed 1."""
    return generate(small_pack, recipe, 1)


@pytest.fixture(scope="session")
def calendar(recipe):
    """The days of the recipe above."""
    return Calendar(recipe, 1)


@pytest.fixture
def world(small_pack, recipe, calendar):
    """An empty sample of pack and recipe."""
    return World(recipe, small_pack, 1, False, calendar, District(recipe, calendar, 1))


@pytest.fixture
def put(world):
    """Puts a row into the sample by hand: register, local id, values; dated `on`, entered at nine that day."""

    def add(register, local_id, raw, on="2025-05-06", unit=4):
        moment = world.calendar.ordinal(on) * DAY_SECONDS + 9 * 3600
        step = Step(register, local_id, unit, moment, on, dict(raw))
        world.made.setdefault(register, []).append(step)
        world.by_id[local_id] = step
        return step

    return add


@pytest.fixture
def made(world):
    """Makes values of one field of the talks: the recipe's table, how many, and the rows' day and other values."""

    def make(table, count=1, field="people", on="2025-05-06", register="talks", **more):
        maker = bind(table, world.pack.registers[register].fields[field], world)
        day, rng = world.calendar.ordinal(on), dice(1, "test")
        scenes = (Scene(rng, world, more.get("unit", 4), day, n, raw=dict(more.get("raw", {})),
                        seen=more.get("seen", {}), taken=more.get("taken", ())) for n in range(count))  # fmt: skip
        values = [maker(scene) for scene in scenes]
        return values if count > 1 else values[0]

    return make


@pytest.fixture(scope="session")
def changed(recipe):
    """The recipe above with other parts for one register."""

    def change(register, **settings):
        parts = tuple(replace(p, **settings) for p in recipe.registers[register])
        return replace(recipe, registers={**recipe.registers, register: parts})

    return change


@pytest.fixture(scope="session")
def district_pack():
    """The pack of the district office."""
    pack, problems = read_pack([DISTRICT])
    assert pack is not None, [str(p) for p in problems]
    return pack


@pytest.fixture(scope="session")
def district_recipe():
    """The recipe that lies in the pack of the district office."""
    made, problems = read_recipe((DISTRICT / "sample.toml").read_text("utf-8"))
    assert made is not None, [str(p) for p in problems]
    return made


@pytest.fixture(scope="session")
def district(district_pack, district_recipe):
    """The small sample of the district office."""
    return generate(district_pack, district_recipe, 20250101, small=True)
