"""What is written in both languages is picked in one place."""

from ptr.model.text.language import Language


def test_each_language_picks_its_own():
    assert Language.ZH.pick("是", "yes") == "是"
    assert Language.EN.pick("是", "yes") == "yes"
    assert [Language(name) for name in ("zh", "en")] == list(Language)
