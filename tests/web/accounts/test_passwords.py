"""What a password may be: long enough, not common, not one's name; nothing else is asked."""

import pytest

from youju.web.accounts.passwords import first_password, plain, weaknesses

NAMES = ("xiaowang", "小王", "清和区文化办公室", "990101")


@pytest.mark.parametrize(
    "password", ["correct horse battery", "秋天银杏自行车七点半钟", "k7mp-x3qd-9hrt", "xiaowang likes ginkgo trees"]
)
def test_any_long_unusual_password_will_do(password):
    assert weaknesses(password, NAMES) == ()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("短密码", "ACC010"),
        ("abc123xyz", "ACC010"),
        ("x" * 129, "ACC011"),
        ("1234567890", "ACC012"),
        ("qwertyuiop", "ACC012"),
        ("aabbaabbaabb", "ACC012"),
        ("password123", "ACC012"),
        ("XiaoWang2025", "ACC013"),
        ("清和区文化办公室2025", "ACC013"),
        ("小王xiaowang1", "ACC013"),
    ],
)
def test_what_is_easily_guessed_is_refused_with_the_reason(password, code):
    assert [problem.code for problem in weaknesses(password, NAMES)] == [code]


def test_full_width_characters_of_an_input_method_are_the_same_password():
    assert plain("ｘｉａｏ　１２３") == "xiao 123"


def test_first_passwords_are_good_and_never_the_same():
    made = {first_password() for _ in range(20)}
    assert len(made) == 20
    assert all(weaknesses(password, NAMES) == () for password in made)
