"""Where each of the 34 units of province level stands on a map of equal tiles; our own layout, and no borders."""

from typing import Final

from attrs import frozen

_LAYOUT = """\
.. .. .. .. .. .. .. HL
.. .. .. .. .. .. .. JL
.. .. .. .. NM BJ TJ LN
XJ GS NX SN SX HE SD ..
XZ QH SC CQ HA AH JS SH
.. .. YN GZ HB JX ZJ ..
.. .. .. GX HN GD FJ TW
.. .. .. HI MO HK .. ..
"""

# ISO 3166-2 without CN-, GB/T 2260, the name in both languages as the codebook has it; a test holds the two together.
_UNITS = """\
BJ 110000 北京 Beijing
TJ 120000 天津 Tianjin
HE 130000 河北 Hebei
SX 140000 山西 Shanxi
NM 150000 内蒙古 Inner Mongolia
LN 210000 辽宁 Liaoning
JL 220000 吉林 Jilin
HL 230000 黑龙江 Heilongjiang
SH 310000 上海 Shanghai
JS 320000 江苏 Jiangsu
ZJ 330000 浙江 Zhejiang
AH 340000 安徽 Anhui
FJ 350000 福建 Fujian
JX 360000 江西 Jiangxi
SD 370000 山东 Shandong
HA 410000 河南 Henan
HB 420000 湖北 Hubei
HN 430000 湖南 Hunan
GD 440000 广东 Guangdong
GX 450000 广西 Guangxi
HI 460000 海南 Hainan
CQ 500000 重庆 Chongqing
SC 510000 四川 Sichuan
GZ 520000 贵州 Guizhou
YN 530000 云南 Yunnan
XZ 540000 西藏 Tibet
SN 610000 陕西 Shaanxi
GS 620000 甘肃 Gansu
QH 630000 青海 Qinghai
NX 640000 宁夏 Ningxia
XJ 650000 新疆 Xinjiang
TW 710000 台湾 Taiwan
HK 810000 香港 Hong Kong
MO 820000 澳门 Macao
"""

FREE_COLUMNS: Final = 4
FREE_ROWS: Final = 3
"""The upper left corner without tiles, in which the key stands."""


@frozen(kw_only=True)
class Place:
    """A unit and its tile.

    Attributes:
        code: GB/T 2260.
        letters: ISO 3166-2, without CN-.
        zh: The short name in Chinese.
        en: The name in English.
        column: From the west, counted from 0.
        row: From the north, counted from 0.
    """

    code: str
    letters: str
    zh: str
    en: str
    column: int
    row: int


def _places() -> tuple[Place, ...]:
    at = {
        letters: (column, row)
        for row, line in enumerate(_LAYOUT.splitlines())
        for column, letters in enumerate(line.split())
    }
    found = []
    for line in _UNITS.splitlines():
        letters, code, zh, en = line.split(maxsplit=3)
        column, row = at[letters]
        found.append(Place(code=code, letters=letters, zh=zh, en=en, column=column, row=row))
    return tuple(found)


PLACES: Final = _places()
COLUMNS: Final = 1 + max(place.column for place in PLACES)
ROWS: Final = 1 + max(place.row for place in PLACES)
