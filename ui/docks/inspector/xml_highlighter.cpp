// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/xml_highlighter.h"

namespace ui {

namespace {

/// What a line ends in, and the next one begins with.
enum State
{
    Text = 0,
    Tag,
    DoubleQuoted, ///< value of an attribute
    SingleQuoted,
    Comment,
    Section,
    Instruction
};

bool isName(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u':'; }

qsizetype endOfName(const QString &text, qsizetype at)
{
    while (at < text.size() && isName(text[at]))
        ++at;
    return at;
}

} // namespace

XmlHighlighter::XmlHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{}

void XmlHighlighter::setColors(const Colors &colors)
{
    m_colors = colors;
    rehighlight();
}

/// Up to and with `end`, after which text goes on; else to the end of the line, in the state there is.
qsizetype XmlHighlighter::colourUntil(const QString &text, qsizetype at, const QString &end, const QColor &color)
{
    const qsizetype found = text.indexOf(end, at);
    const qsizetype stop = found < 0 ? text.size() : found + end.size();
    setFormat(int(at), int(stop - at), color);
    if (found >= 0)
        setCurrentBlockState(Text);
    return stop;
}

qsizetype XmlHighlighter::colourText(const QString &text, qsizetype at)
{
    const auto begins = [&](QLatin1String what) { return QStringView(text).mid(at).startsWith(what); };
    if (text[at] == u'&') {
        const qsizetype end = text.indexOf(u';', at);
        if (end < 0)
            return at + 1;
        setFormat(int(at), int(end + 1 - at), m_colors.syntaxNumber);
        return end + 1;
    }
    if (text[at] != u'<')
        return at + 1;
    if (begins(QLatin1String("<!--"))) {
        setCurrentBlockState(Comment);
        return at;
    }
    if (begins(QLatin1String("<![CDATA["))) {
        setCurrentBlockState(Section);
        return at;
    }
    if (begins(QLatin1String("<?"))) {
        setCurrentBlockState(Instruction);
        return at;
    }
    setCurrentBlockState(Tag);
    const qsizetype name = at + (at + 1 < text.size() && (text[at + 1] == u'/' || text[at + 1] == u'!') ? 2 : 1);
    const qsizetype end = endOfName(text, name);
    setFormat(int(at), int(end - at), m_colors.syntaxKey);
    return qMax(end, at + 1);
}

qsizetype XmlHighlighter::colourTag(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    if (c == u'>' || (c == u'/' && at + 1 < text.size() && text[at + 1] == u'>')) {
        const qsizetype end = at + (c == u'>' ? 1 : 2);
        setFormat(int(at), int(end - at), m_colors.syntaxKey);
        setCurrentBlockState(Text);
        return end;
    }
    if (c == u'"' || c == u'\'') {
        setFormat(int(at), 1, m_colors.syntaxString);
        setCurrentBlockState(c == u'"' ? DoubleQuoted : SingleQuoted);
        return at + 1;
    }
    const qsizetype end = endOfName(text, at);
    if (end == at)
        return at + 1;
    setFormat(int(at), int(end - at), m_colors.syntaxLiteral);
    return end;
}

void XmlHighlighter::highlightBlock(const QString &text)
{
    setCurrentBlockState(qMax(int(Text), previousBlockState()));
    qsizetype at = 0;
    while (at < text.size()) {
        switch (State(currentBlockState())) {
        case Text:
            at = colourText(text, at);
            break;
        case Tag:
            at = colourTag(text, at);
            break;
        case DoubleQuoted:
        case SingleQuoted: {
            const QChar quote = currentBlockState() == DoubleQuoted ? u'"' : u'\'';
            at = colourUntil(text, at, quote, m_colors.syntaxString);
            if (currentBlockState() == Text)
                setCurrentBlockState(Tag); // it was only the value that ended
            break;
        }
        case Comment:
            at = colourUntil(text, at, QStringLiteral("-->"), m_colors.muted);
            break;
        case Section:
            at = colourUntil(text, at, QStringLiteral("]]>"), m_colors.syntaxString);
            break;
        case Instruction:
            at = colourUntil(text, at, QStringLiteral("?>"), m_colors.muted);
            break;
        }
    }
}

} // namespace ui
