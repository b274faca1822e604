"""``word/theme/theme1.xml``: the house style's colours and font in Word's own lists of colours and fonts."""

from __future__ import annotations

from html import escape

from planascode.housestyle import HouseStyle
from planascode.writers.docx_stylesheet import HEAD

_ACCENTS = ("info", "good", "busy", "bad", "done", "unknown")
_LINE = '<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_part(style: HouseStyle) -> bytes:
    """The theme (ECMA-376 part 1, 20.1.6.9): twelve colours, two fonts, and the plain effects that it must have.

    Colours and fonts are the base's where there is one; its effects, which may hold pictures, are not taken.
    """
    colours = style.colours
    accents = [style.tones[name].line if name in style.tones else colours["primary"] for name in _ACCENTS]
    scheme = {
        "dk1": colours["ink"], "lt1": colours["page"], "dk2": colours["primary"], "lt2": colours["stripe"],
        **{f"accent{place}": accent for place, accent in enumerate(accents, 1)},
        "hlink": colours["link"], "folHlink": colours["link"],
    }  # fmt: skip
    listed = "".join(
        f'<a:{name}><a:srgbClr val="{value.removeprefix("#").upper()}"/></a:{name}>' for name, value in scheme.items()
    )
    family = escape(style.fonts["family"])
    font = f'<a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/>'
    colours_xml = f'<a:clrScheme name="{family}">{listed}</a:clrScheme>'
    fonts_xml = (
        f'<a:fontScheme name="{family}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
    )
    if style.base:
        colours_xml, fonts_xml = style.base.colours.decode() or colours_xml, style.base.fonts.decode() or fonts_xml
    lines = "".join(_LINE.format(width=width) for width in (6350, 12700, 19050))
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{family}"><a:themeElements>'
        f'{colours_xml}{fonts_xml}<a:fmtScheme name="{family}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
