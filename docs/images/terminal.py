#!/usr/bin/env python3
"""Runs a command in a terminal of its own and writes what the terminal shows as SVG.

    python3 docs/images/terminal.py --columns 120 --before 五、 --title "$ duibiao …" -o FILE.svg -- COMMAND…

Needs nothing but Python. Every piece of text is placed on the grid of the terminal, a Chinese character over two
columns, and rules are drawn as lines, so that columns align.
"""

import argparse
import fcntl
import os
import pty
import re
import struct
import sys
import termios
import unicodedata
from html import escape

CELL, LINE, SIZE, MARGIN, BAR = 8, 22, 16, 20, 38
BACKGROUND, BAR_COLOUR, PLAIN, DIM = "#fbfbfa", "#ecebe8", "#24292f", "#6e7781"
COLOURS = {30: "#24292f", 31: "#b3261e", 32: "#1a7f37", 33: "#8a5a00", 34: "#0550ae", 35: "#8250df", 36: "#0b7285"}
FONTS = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Noto Sans Mono', 'DejaVu Sans Mono', monospace"


def run(command, columns, lines):
    """What the command writes to a terminal of that size."""
    child, master = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", LANG="zh_CN.UTF-8")
        for name in ("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "COLUMNS", "NO_COLOR"):
            os.environ.pop(name, None)
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.execvp(command[0], command)
    output = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        output += piece
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status != 0:
        sys.exit(f"{command[0]}: exit status {status}\n{output.decode(errors='replace')}")
    return output.decode().replace("\r\n", "\n")


def width(character):
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(line):
    """The characters of a line with their columns, colours and weights."""
    colour, bold, column = PLAIN, False, 0
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        if piece.startswith("\x1b["):
            for code in [int(code or 0) for code in piece[2:-1].split(";")]:
                if code == 0:
                    colour, bold = PLAIN, False
                elif code == 1:
                    bold = True
                elif code == 2:
                    colour = DIM
                else:
                    colour = COLOURS.get(code, colour)
            continue
        for character in piece:
            if character not in " \u3000":
                yield column, character, colour, bold
            column += width(character)


def rule(character, x, y, colour):
    """A box-drawing character as lines, so that rules join whatever the font."""
    arms = {"─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud", "┬": "lrd",
            "┴": "lru", "┼": "lrud", "╌": "lr"}.get(character)
    if arms is None:
        return None
    middle_x, middle_y = x + CELL / 2, y - LINE * 0.28
    top, bottom = middle_y - LINE / 2, middle_y + LINE / 2
    ends = {"l": (x, middle_y), "r": (x + CELL, middle_y), "u": (middle_x, top), "d": (middle_x, bottom)}
    path = "".join(f"M{middle_x:.1f} {middle_y:.1f}L{ends[arm][0]:.1f} {ends[arm][1]:.1f}" for arm in arms)
    return f'<path d="{path}" stroke="{colour}" stroke-width="1"/>'


def svg(lines, columns, title):
    wide, high = 2 * MARGIN + columns * CELL, BAR + 2 * MARGIN + len(lines) * LINE
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
        f'viewBox="0 0 {wide:.0f} {high:.0f}" font-family="{FONTS}" font-size="{SIZE}">',
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>',
        f'<path d="M0 {BAR}V8Q0 0 8 0H{wide - 8:.0f}Q{wide:.0f} 0 {wide:.0f} 8V{BAR}Z" fill="{BAR_COLOUR}"/>',
        f'<text x="{MARGIN}" y="{BAR - 11}" fill="{DIM}" font-size="13">{escape(title)}</text>',
    ]
    for number, line in enumerate(lines):
        y = BAR + MARGIN + (number + 0.75) * LINE
        run = None  # characters of one kind that follow one another
        for column, character, colour, bold in cells(line):
            drawn = rule(character, MARGIN + column * CELL, y, "#afb8c1")
            if drawn:
                out.append(drawn)
                continue
            # Fonts disagree about the width of ≥, → and the like: each is placed by itself.
            natural = "wide" if width(character) == 2 else "narrow" if character.isascii() else column
            if run and run["kind"] == (natural, colour, bold) and run["end"] == column:
                run["text"] += character
                run["end"] += width(character)
                continue
            if run:
                out.append(text(run, y))
            run = {"kind": (natural, colour, bold), "start": column, "end": column + width(character), "text": character}
        if run:
            out.append(text(run, y))
    return "\n".join(out + ["</svg>", ""])


def text(run, y):
    natural, colour, bold = run["kind"]
    x, wide = MARGIN + run["start"] * CELL, (run["end"] - run["start"]) * CELL
    weight = ' font-weight="bold"' if bold else ""
    # A character that is wide in Chinese fonts and narrow in a terminal stands in the middle of its cell.
    narrow = f'x="{x + wide / 2}" text-anchor="middle" font-family="DejaVu Sans Mono" font-size="{SIZE * 0.8:.1f}"'
    place = f'x="{x}"' if isinstance(natural, str) else narrow
    return f'<text {place} y="{y:.1f}" fill="{colour}"{weight}>{escape(run["text"])}</text>'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--columns", type=int, default=110)
    parser.add_argument("--before", metavar="TEXT", help="only the lines before the first that starts with TEXT")
    parser.add_argument("--title", default="")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    lines = run(options.command, options.columns, 50).rstrip("\n").split("\n")
    if options.before:
        bare = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]
        lines = lines[: next((n for n, line in enumerate(bare) if line.startswith(options.before)), len(lines))]
        while lines and not lines[-1].strip():
            lines.pop()
    with open(options.output, "w", encoding="utf-8") as file:
        file.write(svg(lines, options.columns, options.title))


main()
