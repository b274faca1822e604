"""Pictures of content: known by their bytes, drawn anew, and nothing else of the file is left."""

from __future__ import annotations

import io
import random
import zlib

import pytest
import sample_pictures
from PIL import Image, ImageCms, ImageFile
from sample_pictures import SECRET, corners, jpeg, png, scene

from planascode import pictures
from planascode.pictures import SHARP, Beeld

WHOLE = {"foto.png": png(), "foto.jpg": jpeg(), "druk.jpeg": jpeg(1, "CMYK"), "kaart.svg": sample_pictures.SVG.encode()}


def read(name: str, data: bytes) -> Beeld:
    beeld, problems = pictures.read(f"figuren/{name}", data)
    assert beeld is not None, problems
    return beeld


def refused(name: str, data: bytes) -> tuple[str, str]:
    beeld, problems = pictures.read(f"figuren/{name}", data)
    assert beeld is None
    (problem,) = problems
    assert problem.hint
    assert problem.source.file == f"figuren/{name}"
    return problem.code, problem.message


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


# --- nothing but the image ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_nobody_is_named_in_what_is_kept(name: str) -> None:
    data = WHOLE[name]
    assert SECRET.encode() in data or name == "foto.png"
    kept = read(name, data).data
    for trace in (SECRET.encode(), b"Exif", b"ICC_PROFILE", b"xmp", b"Photoshop"):
        assert trace not in kept


def test_a_png_keeps_no_chunk_but_those_of_the_image() -> None:
    kept = read("foto.png", png()).data
    kinds, place = [], 8
    while place < len(kept):
        kinds.append(kept[place + 4 : place + 8])
        place += 12 + int.from_bytes(kept[place : place + 4], "big")
    assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}


def test_a_jpeg_keeps_no_place_no_maker_and_no_profile() -> None:
    with Image.open(io.BytesIO(jpeg())) as before, Image.open(io.BytesIO(read("foto.jpg", jpeg()).data)) as after:
        assert before.getexif().get_ifd(0x8825)
        assert before.info.keys() >= {"exif", "comment", "icc_profile"}
        assert not after.getexif()
        assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"PK\x03\x04 een archief", b"%PDF-1.7"])
@pytest.mark.parametrize("name", ["foto.png", "foto.jpg"])
def test_what_hangs_behind_a_picture_is_lost(name: str, tail: bytes) -> None:
    beeld = read(name, WHOLE[name] + tail)
    assert tail not in beeld.data
    assert beeld == read(name, WHOLE[name])


def test_of_a_photo_with_a_second_photo_behind_it_the_first_is_kept() -> None:
    """As many telephones save them (CIPA DC-007, multi-picture format)."""
    double = saved(scene(400, 300), "MPO", save_all=True, append_images=[Image.new("RGB", (400, 300), "black")])
    beeld = read("foto.jpg", double)
    assert corners(beeld.data) == ["red", "green", "blue"]
    assert b"MPF" not in beeld.data
    assert beeld.data.count(b"\xff\xd8\xff") == 1


def test_another_remark_makes_no_other_bytes() -> None:
    """The bytes that the public gets do not depend on what the public does not see."""
    with Image.open(io.BytesIO(png())) as image:
        bare = saved(image, "PNG")
    assert bare != png()
    assert read("foto.png", bare) == read("foto.png", png())


# --- as it is meant to be seen -------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_that_lies_on_its_side_is_put_upright(orientation: int) -> None:
    beeld = read("foto.jpg", jpeg(orientation))
    assert (beeld.width, beeld.height) == (1600, 1200)
    assert corners(beeld.data) == ["red", "green", "blue"]


def test_a_photo_of_a_printer_gets_the_colours_of_a_screen() -> None:
    beeld = read("druk.jpg", jpeg(1, "CMYK"))
    with Image.open(io.BytesIO(beeld.data)) as image:
        assert image.mode == "RGB"
    assert corners(beeld.data) == ["red", "green", "blue"]


def test_colours_are_those_that_the_profile_means() -> None:
    """A profile in which red and green have changed places: what is stored as red is meant as green."""
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = ours.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")
    red = Image.new("RGB", (300, 200), "red")
    assert corners(read("vlak.png", saved(red, "PNG", icc_profile=turned)).data) == ["green"] * 3
    assert corners(read("vlak.png", saved(red, "PNG", icc_profile=ours)).data) == ["red"] * 3


def test_a_profile_that_cannot_be_used_is_left_alone() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"onzin"):
        assert corners(read("vlak.jpg", saved(Image.new("RGB", (300, 200), "red"), "JPEG", icc_profile=profile)).data) == ["red"] * 3


def test_what_is_see_through_becomes_white() -> None:
    beeld = read("foto.png", png())
    assert corners(beeld.data) == ["red", "white", "blue"]
    with Image.open(io.BytesIO(beeld.data)) as image:
        assert image.mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_grey_or_rgb_of_8_bits(mode: str) -> None:
    deep, usual = Image.new("I;16", (300, 200), 0x8080), Image.new("L", (300, 200), 128)
    image = deep if mode == "I;16" else usual.convert(mode)
    beeld = read("vlak.png", saved(image, "PNG"))
    with Image.open(io.BytesIO(beeld.data)) as found:
        assert found.mode in ("L", "RGB")
        value = found.convert("L").getpixel((150, 100))
    assert isinstance(value, int)
    assert value == 128 or mode == "1"


def test_a_palette_with_a_see_through_colour_becomes_white_there() -> None:
    image = Image.new("P", (300, 200), 1)
    image.putpalette([0, 0, 0, 255, 0, 0])
    beeld = read("vlak.png", saved(image, "PNG", transparency=1))
    assert corners(beeld.data) == ["white"] * 3


def test_a_photo_is_no_larger_than_paper_can_show() -> None:
    beeld = read("foto.jpg", jpeg(6, "RGB", 4000, 3000))
    assert (beeld.width, beeld.height) == (SHARP[0], pytest.approx(SHARP[0] * 3 / 4, abs=1))
    tall = read("foto.jpg", saved(scene(1500, 3000), "JPEG"))
    assert (tall.width, tall.height) == (SHARP[1] // 2, SHARP[1])


def test_a_small_picture_stays_as_it_is_to_the_pixel() -> None:
    drawn = scene(300, 200)
    with Image.open(io.BytesIO(read("klein.png", saved(drawn, "PNG")).data)) as image:
        assert image.tobytes() == drawn.tobytes()


# --- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html><body>hoi</body></html>", "dit is een webpagina, geen PNG, JPEG of SVG"),
        (b"<!DOCTYPE html><svg/>", "dit is een webpagina, geen PNG, JPEG of SVG"),
        (b"GIF89a", "dit is een GIF, geen PNG, JPEG of SVG"),
        (b"RIFF\0\0\0\0WEBP", "dit is een WebP, geen PNG, JPEG of SVG"),
        (b"\0\0\0\x18ftypheic", "dit is een HEIC, zoals een telefoon die maakt, geen PNG, JPEG of SVG"),
        (b"%PDF-1.7", "dit is een PDF, geen PNG, JPEG of SVG"),
        (b"II*\0", "dit is een TIFF, geen PNG, JPEG of SVG"),
        (b"\x1f\x8b", "dit is een ingepakte SVG, geen PNG, JPEG of SVG"),
        (b"", "dit is geen PNG, JPEG of SVG"),
        (b"MZ een programma", "dit is geen PNG, JPEG of SVG"),
    ],
)
def test_what_a_file_is_follows_from_its_bytes(data: bytes, message: str) -> None:
    assert refused("foto.png", data) == ("F-001", message)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("foto.png", jpeg(), "dit bestand is een JPEG, maar zijn naam eindigt op '.png'"),
        ("foto.jpg", png(), "dit bestand is een PNG, maar zijn naam eindigt op '.jpg'"),
        ("foto", png(), "dit bestand is een PNG, maar zijn naam eindigt op ''"),
        ("kaart.png", sample_pictures.svg(""), "dit bestand is een SVG, maar zijn naam eindigt op '.png'"),
    ],
)
def test_a_name_says_what_a_file_is(name: str, data: bytes, message: str) -> None:
    assert refused(name, data) == ("F-002", message)


def test_a_name_in_capitals_will_do() -> None:
    assert read("FOTO.JPG", jpeg()).kind == "jpg"


@pytest.mark.parametrize("name", ["foto.png", "foto.jpg"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
@pytest.mark.parametrize("lenient", [False, True])
def test_half_a_picture_is_refused(name: str, share: float, lenient: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when WeasyPrint has told Pillow to be content with half."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    data = WHOLE[name]
    assert refused(name, data[: int(len(data) * share)]) == ("F-003", "deze afbeelding is stuk of niet compleet")


def test_a_moving_picture_is_refused() -> None:
    assert refused("foto.png", sample_pictures.animated_png()) == ("F-003", "deze afbeelding beweegt")


@pytest.mark.parametrize("size", [(30_000, 30_000), (10_000, 5_001)])
def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused(size: tuple[int, int]) -> None:
    data = sample_pictures.huge_png(*size)
    assert len(data) < 200_000
    assert refused("foto.png", data) == ("F-004", "deze afbeelding heeft meer dan 50 miljoen beeldpunten")


def test_a_remark_that_unfolds_into_a_huge_text_is_refused_or_lost() -> None:
    bomb = sample_pictures.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(90_000_000), 9))
    data = png()
    beeld, problems = pictures.read("figuren/foto.png", data[:33] + bomb + data[33:])
    assert beeld is None or len(beeld.data) < len(data)
    assert [problem.code for problem in problems] in ([], ["F-003"])


def test_a_file_of_more_than_10_mb_is_refused() -> None:
    assert refused("foto.jpg", jpeg() + bytes(10_000_000)) == ("F-004", "deze afbeelding is groter dan 10 MB")


def test_a_ribbon_is_refused() -> None:
    data = saved(Image.new("L", (2100, 100)), "PNG")
    assert refused("lint.png", data) == ("F-004", "deze afbeelding is meer dan 20 keer zo lang als breed")


def test_a_jpeg_that_draws_over_itself_without_end_is_refused() -> None:
    data = saved(scene(400, 300), "JPEG", progressive=True)
    scan = data.rindex(b"\xff\xda")
    assert read("foto.jpg", data)
    assert refused("foto.jpg", data[:-2] + data[scan:-2] * 200 + data[-2:])[0] == "F-003"


def test_spoilt_bytes_give_a_picture_or_a_problem_and_never_a_crash() -> None:
    chance = random.Random(20270401)
    samples = {"a.png": png(90, 60), "b.jpg": jpeg(6, "RGB", 90, 60), "c.jpg": jpeg(1, "CMYK", 90, 60), "d.svg": WHOLE["kaart.svg"]}
    good = 0
    for _ in range(400):
        name = chance.choice(sorted(samples))
        data = bytearray(samples[name])
        for _ in range(chance.choice((1, 1, 4))):
            place = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[place] = chance.randrange(256)
                case 1:
                    del data[place : place + chance.choice((1, 40))]
                case 2:
                    data[place:place] = chance.randbytes(4)
                case _:
                    data[place:place] = data[chance.randrange(len(data)) :][:40]
        beeld, problems = pictures.read(f"figuren/{name}", bytes(data))
        assert (beeld is None) == bool(problems)
        good += beeld is not None
    assert 20 < good < 380


# --- for an output ---------------------------------------------------------------------------------------


def test_a_picture_that_fits_stays_the_same_bytes() -> None:
    beeld = read("foto.jpg", jpeg())
    assert pictures.fitted(beeld.data, "jpg", 1600) is beeld.data


@pytest.mark.parametrize("name", ["foto.png", "foto.jpg"])
def test_a_picture_that_is_too_fine_is_narrowed(name: str) -> None:
    beeld = read(name, WHOLE[name])
    narrow = pictures.fitted(beeld.data, beeld.kind, 600)
    with Image.open(io.BytesIO(narrow)) as image:
        assert image.size == (600, round(600 * beeld.height / beeld.width))
        assert image.format == {"png": "PNG", "jpg": "JPEG"}[beeld.kind]
    assert pictures.fitted(beeld.data, beeld.kind, 600) == narrow


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_for_publication_a_picture_is_a_png_in_rgb_that_says_how_wide_it_is(mode: str) -> None:
    beeld = read("foto.jpg", saved(scene(800, 400).convert(mode), "JPEG"))
    with Image.open(io.BytesIO(pictures.png(beeld.data, 500, 2.5))) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "RGB", (500, 250))
        assert image.info["dpi"] == pytest.approx((200, 200), abs=0.1)
