//! The texts of doubts of the reading.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Error, Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "PAR-01",
        name: "undecodable_bytes",
        title: "无法解码的字节",
        texts: &[(
            Error,
            Bilingual::fixed(
                "有 {n} 处字节无法按 {encoding} 解码，已用“\u{FFFD}”代替，首处在第 {line} 行。",
                "{n} places could not be decoded as {encoding} and read “\u{FFFD}”; the first is in line {line}.",
            ),
        )],
    },
    Entry {
        code: "PAR-02",
        name: "fiscal_year_inferred",
        title: "年度为推断",
        texts: &[(
            Info,
            Bilingual::fixed(
                "标题、表头和文件名均未注明年度，根据项目名称和绩效目标中出现的年份推断为 {year} 年（{share}）。",
                "Neither title, header nor file name states the fiscal year; {year} is inferred from the years named in projects and objectives ({share}).",
            ),
        )],
    },
    Entry {
        code: "PAR-03",
        name: "fiscal_year_unknown",
        title: "年度不明",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "未能确定年度：标题、表头和文件名均未注明，正文中的年份也没有多数。",
                "The fiscal year is unknown: title, header and file name do not state it, and no year has a majority in the text.",
            ),
        )],
    },
    Entry {
        code: "PAR-04",
        name: "fiscal_year_conflict",
        title: "年度证据不一致",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "年度取 {year}（依据“{text}”），但“{other_text}”显示为 {other}。",
                "The fiscal year is taken as {year} (from “{text}”), but “{other_text}” says {other}.",
            ),
        )],
    },
    Entry {
        code: "PAR-05",
        name: "department_unknown",
        title: "部门不明",
        texts: &[(Warning, Bilingual::fixed("未找到部门名称。", "No department name was found."))],
    },
    Entry {
        code: "PAR-06",
        name: "money_unit_unknown",
        title: "金额单位不明",
        texts: &[(
            Warning,
            Bilingual::fixed("表头未注明金额单位。", "The heading does not state the money unit."),
        )],
    },
    Entry {
        code: "PAR-07",
        name: "unplaced_text",
        title: "未归入任何栏目的文字",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "这段文字未能归入任何栏目，原样保留：“{text}”",
                "This text belongs to no field and is kept as it stands: “{text}”",
            ),
        )],
    },
    Entry {
        code: "PAR-08",
        name: "row_cut_off",
        title: "行不完整",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”一行不完整（{missing}），文字到“{text}”为止。",
                "The row of “{name}” is incomplete ({missing_en}); its text ends with “{text}”.",
            ),
        )],
    },
    Entry {
        code: "PAR-09",
        name: "amount_unreadable",
        title: "金额无法识别",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”的{column}“{text}”不是金额。",
                "“{name}”: “{text}” in column {column_en} is no amount.",
            ),
        )],
    },
    Entry {
        code: "PAR-10",
        name: "amount_columns_inferred",
        title: "金额栏目为推断",
        texts: &[
            (
                Info,
                Bilingual::fixed(
                    "各行只印出 {printed} 个金额，而表头有 {columns} 个金额栏；文本中没有列位置，依次读作{read_as}，其余各栏按空白处理。",
                    "Rows print {printed} amounts under {columns} amount columns; the text has no column positions, so they are read in order as {read_as_en}, the other columns as blank.",
                ),
            ),
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”只印出 {printed} 个金额（{text}），而表头有 {columns} 个金额栏；文本中没有列位置，读法可能有误。",
                    "“{name}” prints {printed} amounts ({text}) under {columns} amount columns; the text has no column positions, so the reading may be wrong.",
                ),
            ),
        ],
    },
    Entry {
        code: "PAR-11",
        name: "numbering_gap",
        title: "指标序号不连续",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标序号由 {before} 跳到 {after}。",
                "The indicators of “{name}” are numbered {before}, then {after}.",
            ),
        )],
    },
    Entry {
        code: "PAR-12",
        name: "indicator_incomplete",
        title: "指标不完整",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的第 {seq} 项指标不完整，原样保留：“{text}”",
                "Indicator {seq} of “{name}” is incomplete and kept as it stands: “{text}”",
            ),
        )],
    },
    Entry {
        code: "PAR-14",
        name: "money_unit_conflict",
        title: "金额单位前后不一致",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "表头先后注明金额单位为 {first} 和 {other}，按 {first} 读取。",
                "The headings state the money unit as {first} and as {other}; {first} is used.",
            ),
        )],
    },
    Entry {
        code: "PAR-20",
        name: "file_unreadable",
        title: "文件未能读取",
        texts: &[(Error, Bilingual::fixed("{path}：{reason}", "{path}: {reason_en}"))],
    },
    Entry {
        code: "PAR-21",
        name: "table_without_counterpart",
        title: "无可比对象的表",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{path} 的第 {n} 张表（{department}）在另一方没有可比对象，未作比较。",
                "Table {n} of {path} ({department}) has no counterpart on the other side and is not compared.",
            ),
        )],
    },
    Entry {
        code: "PAR-30",
        name: "scanned_pages",
        title: "部分页为扫描图像",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "第 {pages} 页只有图像而无文字层，共 {n} 页，未读取。",
                "Pages {pages} ({n} in all) are images without a text layer and were not read.",
            ),
        )],
    },
    Entry {
        code: "PAR-31",
        name: "recognised_text",
        title: "文字由图像识别而来",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "第 {pages} 页的文字由图像识别而来，共 {n} 页，可能有错字，请与图像核对。",
                "The text of pages {pages} ({n} in all) was recognised from images and may hold wrong characters: check it against the images.",
            ),
        )],
    },
    Entry {
        code: "PAR-32",
        name: "garbled_pages",
        title: "部分页文字层损坏",
        texts: &[(
            Error,
            Bilingual::fixed(
                "第 {pages} 页的文字层与印出的文字不符，共 {n} 页，未读取。",
                "The text layer of pages {pages} ({n} in all) does not give the printed characters and was not read.",
            ),
        )],
    },
    Entry {
        code: "PAR-35",
        name: "hidden_rows",
        title: "隐藏的行",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "工作表“{sheet}”的第 {rows} 行是隐藏的，已照常读取。",
                    "Rows {rows} of sheet “{sheet}” are hidden; they are read like the others.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "工作表“{sheet}”的第 {rows} 行是隐藏的，按要求未读取。",
                    "Rows {rows} of sheet “{sheet}” are hidden and left out, as asked.",
                ),
            ),
        ],
    },
    Entry {
        code: "PAR-36",
        name: "hidden_sheets",
        title: "隐藏的工作表",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "有 {n} 张隐藏的工作表未读取：{sheets}。",
                    "{n} hidden sheets are not read: {sheets}.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "有 {n} 张隐藏的工作表，按要求一并读取：{sheets}。",
                    "{n} hidden sheets are read, as asked: {sheets}.",
                ),
            ),
        ],
    },
    Entry {
        code: "PAR-37",
        name: "hidden_columns",
        title: "隐藏的列",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "工作表“{sheet}”的 {columns} 列是隐藏的，已照常读取。",
                "Columns {columns} of sheet “{sheet}” are hidden; they are read like the others.",
            ),
        )],
    },
    Entry {
        code: "PAR-38",
        name: "formula_without_value",
        title: "公式没有结果",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "工作表“{sheet}”有 {n} 个单元格只有公式，文件中未存结果，按空白读取：{cells}。",
                "{n} cells of sheet “{sheet}” hold a formula of which the file stores no result; they are read as blank: {cells}.",
            ),
        )],
    },
    Entry {
        code: "PAR-39",
        name: "cells_unreadable",
        title: "单元格内容缺失",
        texts: &[(
            Error,
            Bilingual::fixed(
                "工作表“{sheet}”有 {n} 个单元格所指的内容不在文件中，按空白读取：{cells}。",
                "The contents of {n} cells of sheet “{sheet}” are not in the file; they are read as blank: {cells}.",
            ),
        )],
    },
    Entry {
        code: "PAR-40",
        name: "member_name_repeated",
        title: "压缩包内重名",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "压缩包内有 {n} 个文件同名“{name}”，只读取了最后一个。",
                "{n} members of the archive share the name “{name}”; only the last was read.",
            ),
        )],
    },
    Entry {
        code: "PAR-41",
        name: "unprinted_text_left_out",
        title: "未显示的文字未读取",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "有 {n} 处{what}未读取，首处为“{text}”。",
                "{n} pieces of {what_en} were left out; the first is “{text}”.",
            ),
        )],
    },
    Entry {
        code: "PAR-42",
        name: "automatic_numbering_missing",
        title: "自动编号未读取",
        texts: &[(
            Info,
            Bilingual::fixed(
                "有 {n} 个段落的自动编号（{style}）无法还原，文字已读取，编号未读取。",
                "The automatic numbers of {n} paragraphs ({style}) cannot be rebuilt; the text is read without them.",
            ),
        )],
    },
    Entry {
        code: "PAR-43",
        name: "declared_encoding_wrong",
        title: "声明的编码不符",
        texts: &[(
            Info,
            Bilingual::fixed(
                "网页声明的编码为 {declared}，内容实为 {encoding}，已按后者读取。",
                "The page declares the encoding {declared}, but its contents are {encoding}; they are read so.",
            ),
        )],
    },
    Entry {
        code: "PAR-44",
        name: "document_read_in_part",
        title: "文档未完整读取",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "文档的一部分无法读取：{reason}。",
                "A part of the document could not be read: {reason_en}.",
            ),
        )],
    },
    Entry {
        code: "PAR-45",
        name: "persons_left_out",
        title: "人员信息未收录",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”印有 {n} 项人员姓名或电话，未收录。",
                "“{name}” prints {n} names or telephone numbers of persons, which are left out.",
            ),
        )],
    },
    Entry {
        code: "PAR-46",
        name: "form_without_indicators",
        title: "项目表没有绩效指标",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的绩效目标表中没有读到绩效指标。",
                "No indicator was found in the form of “{name}”.",
            ),
        )],
    },
    Entry {
        code: "PAR-47",
        name: "supervisors_differ",
        title: "各项目的主管部门不一致",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "各项目表的主管部门不一致（{names}），未能据此确定部门。",
                "The forms name different supervising departments ({names}), which do not say who the issuer is.",
            ),
        )],
    },
    Entry {
        code: "PAR-48",
        name: "field_printed_twice",
        title: "项目表中同一项出现两次",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的绩效目标表中又有一处“{column}”，为“{text}”，已作为备注保留，请核对是否为另一项目。",
                "The form of “{name}” prints “{column}” once more: “{text}”, which is kept as a note; please check whether it is another project.",
            ),
        )],
    },
    Entry {
        code: "PAR-55",
        name: "row_boundary_uncertain",
        title: "行的界线有疑",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "按版面排列的文本第 {line} 行的“{text}”也可能属于相邻的一行，请核对。",
                "“{text}” in line {line} of the laid-out text may as well belong to the row before or after; please check.",
            ),
        )],
    },
    Entry {
        code: "PAR-56",
        name: "money_columns_uncertain",
        title: "金额所在栏有疑",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "按版面排列的文本中，金额的位置不足以断定属于哪一栏，按从左到右读作：{read_as}，请核对。",
                "In this laid-out text the positions of the amounts do not settle their columns; read from the left as: {read_as}; please check.",
            ),
        )],
    },
    Entry {
        code: "PAR-57",
        name: "column_seam_uncertain",
        title: "两栏之间的界线有疑",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "按版面排列的文本第 {line} 行，绩效目标与绩效指标相接，后者读作从“{text}”开始，请核对。",
                "In line {line} of the laid-out text the objective runs up to the indicators, which are read from “{text}” on; please check.",
            ),
        )],
    },
    Entry {
        code: "PAR-60",
        name: "corrected_by_hand",
        title: "人工更正",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的{field}经人工更正为“{text}”。",
                "“{name}”: {field_en} was corrected by hand to “{text}”.",
            ),
        )],
    },
    Entry {
        code: "PAR-61",
        name: "corrected_by_hand_from",
        title: "人工更正（附原读取值）",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的{field}由“{old}”经人工更正为“{text}”。",
                "“{name}”: {field_en} was corrected by hand from “{old}” to “{text}”.",
            ),
        )],
    },
    Entry {
        code: "PAR-62",
        name: "correction_not_taken",
        title: "更正未采用",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”的{field}改为“{text}”，不能作为该栏的内容，仍按原读取值。",
                "“{name}”: {field_en} was changed to “{text}”, which cannot stand there; the value as read is kept.",
            ),
        )],
    },
    Entry {
        code: "PAR-63",
        name: "rows_edited_by_hand",
        title: "人工增删",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”下的{what}经人工增删：原有 {old}，现有 {n}。",
                "“{name}”: {what_en} were added or removed by hand: {old} as read, {n} now.",
            ),
        )],
    },
    Entry {
        code: "PAR-64",
        name: "reading_differs_from_text",
        title: "读法与文字不一致",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”的{field}“{text}”所附读法与文字不一致，以文字为准。",
                    "“{name}”: the reading given with {field_en} “{text}” is not what the text says; the text counts.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”的{field}“{text}”所附读法与文字不一致，按所附读法。",
                    "“{name}”: the reading given with {field_en} “{text}” is not what the text says; the reading is kept.",
                ),
            ),
        ],
    },
    Entry {
        code: "PAR-65",
        name: "rows_not_taken",
        title: "增删的行未采用",
        texts: &[(
            Error,
            Bilingual::fixed(
                "工作表“{sheet}”有 {n} 行经人工增删或改了编号，未采用；增删请在 JSON 文档中进行。",
                "In sheet “{sheet}” {n} row(s) were added, removed or renumbered by hand, which is not taken over; do that in the JSON document.",
            ),
        )],
    },
];
