"""Corpora made of invented texts, for the tests of everything that reads one."""

from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

SENTENCES = (
    "到{year}年，全市社会工作专业人才总量达到{n}人，其中持证社工{m}人以上。",
    "截至{past}年底，全县已建成社工站{m}个，覆盖率近{p}%。",
    "力争“十四五”末实现每个乡镇（街道）至少配备{k}名社工；每人每月补贴{n}元。",
    "上一年度共培训社区工作者{m}人次，投入约{k}00万元。",
    "三分之二以上的社区设立了服务点，比{past}年增加{k}个。",
    "明年计划培育社会组织{m}家，年均增长{p}%左右。",
)
HEADS = ("一、主要成绩", "二、存在问题", "三、下一步工作", "（一）加强培训", "（二）完善保障")


def text(seed: int, sentences: int = 4) -> str:
    """Return an invented report; equal seeds give equal ones."""
    chance = Random(seed)  # noqa: S311 - no secret
    lines = [f"某市{chance.randint(2010, 2025)}年工作报告（示例）"]
    for number in range(sentences):
        if number % 3 == 0:
            lines.append(chance.choice(HEADS))
        year = chance.randint(2012, 2024)
        figures = {"n": chance.randint(100, 90_000), "m": chance.randint(3, 900), "p": chance.randint(11, 99)}
        lines.append(chance.choice(SENTENCES).format(year=year + 5, past=year - 1, k=chance.randint(2, 9), **figures))
    return "\n".join(lines) + "\n"


def write(folder: Path, count: int, sentences: int = 4) -> Path:
    """Write *count* texts into *folder*, some of them into folders below it, some in GB18030."""
    for number in range(count):
        path = folder / f"{number % 3}" / f"{2010 + number % 15}-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text(number, sentences).encode("gb18030" if number % 7 == 3 else "utf-8"))
    return folder


def pdf(*lines: str, encrypted: bool = False) -> bytes:
    """Return a PDF file of one page with *lines*, whose characters stand in it as Unicode."""
    shown = b"".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td ".encode() for line in lines)
    content = b"BT /F 12 Tf 50 800 Td " + shown + b"ET"
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
        b"endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
        b"<</Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R]>>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(cmap), cmap),
        b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /S /DW 1000 /CIDSystemInfo<< /Registry (A) /Ordering (I)>> >>",
    ]
    made, table = b"%PDF-1.4\n", b"xref\n0 8\n0000000000 65535 f \n"
    for number, one in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj %s endobj\n" % (number, one)
    made += table + b"trailer << /Root 1 0 R /Size 8 >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    if encrypted:
        from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - an extra

        writer, out = PdfWriter(PdfReader(BytesIO(made))), BytesIO()
        writer.encrypt("secret", algorithm="RC4-128")
        writer.write(out)
        return out.getvalue()
    return made


def docx(*lines: str) -> bytes:
    """Return a Word file with *lines*, and a table with one row of two cells."""
    from docx import Document  # noqa: PLC0415 - an extra

    document, out = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "持证社工", "300人"
    document.save(out)
    return out.getvalue()


def bomb(size: int) -> bytes:
    """Return a Word file whose one part unpacks to *size* bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * size)
    return out.getvalue()
