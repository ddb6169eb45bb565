// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/bounded_text_view.h"

#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/folding_editor.h"
#include "ui/docks/inspector/json_highlighter.h"
#include "ui/docks/inspector/xml_highlighter.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui {

namespace {
/// Takes a few milliseconds to lay out.
constexpr std::size_t kPieceBytes = 16 * 1024;
} // namespace

BoundedTextView::BoundedTextView(QWidget *parent)
    : QWidget(parent)
    , m_editor(new FoldingEditor(this))
    , m_json(new JsonHighlighter(nullptr))
    , m_xml(new XmlHighlighter(nullptr))
    , m_bar(new QFrame(this))
    , m_barText(new PlainLabel(QString(), m_bar))
    , m_showAll(new QPushButton(tr("Show &all"), m_bar))
{
    m_editor->setReadOnly(true);
    m_editor->setUndoRedoEnabled(false);
    m_editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_editor->setFont(monoFont());
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->setAccessibleName(tr("Payload as text"));
    m_editor->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_json->setParent(this);
    m_xml->setParent(this);
    m_json->setColors(colorsFor(palette()));
    m_xml->setColors(colorsFor(palette()));

    auto *barLayout = new QHBoxLayout(m_bar);
    barLayout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    barLayout->addWidget(m_barText, 1);
    barLayout->addWidget(m_showAll);
    m_bar->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_bar);

    m_pieces.setSingleShot(true);
    connect(&m_pieces, &QTimer::timeout, this, &BoundedTextView::appendPiece);
    connect(m_showAll, &QPushButton::clicked, this, &BoundedTextView::showAll);
}

QPlainTextEdit *BoundedTextView::editor() const { return m_editor; }

void BoundedTextView::setPayload(const DecodedPayloadPtr &payload)
{
    if (payload == m_payload)
        return;
    const bool same = payload && m_payload && payload->text() == m_payload->text() && m_chunks.atEnd();
    m_payload = payload;
    if (same) {
        m_chunks = TextChunks(m_payload->text());
        m_chunks.next(m_chunks.size()); // the same text is on screen already
        return;
    }
    start();
}

void BoundedTextView::start()
{
    m_pieces.stop();
    m_chunks = TextChunks(m_payload ? m_payload->text() : std::string_view());
    m_wanted = std::min(m_chunks.size(), kFirstBytes);
    // A message that replaces another of the same length should not make the reader lose the place.
    const int vertical = m_editor->verticalScrollBar()->value();
    const int horizontal = m_editor->horizontalScrollBar()->value();
    m_editor->setPlainText({}); // what is colourless now is not to be coloured once more
    chooseColours();
    m_editor->setPlainText(m_chunks.next(kPieceBytes));
    m_editor->verticalScrollBar()->setValue(vertical);
    m_editor->horizontalScrollBar()->setValue(horizontal);
    showProgress();
    if (m_chunks.done() < m_wanted)
        m_pieces.start(0);
}

void BoundedTextView::chooseColours()
{
    const bool xml = m_payload && m_payload->isLaidOutAsXml();
    const bool json = m_payload && !xml && m_payload->isLaidOutAsJson();
    const auto give = [this](QSyntaxHighlighter *highlighter, bool wanted) {
        QTextDocument *document = wanted ? m_editor->document() : nullptr;
        if (highlighter->document() != document)
            highlighter->setDocument(document);
    };
    give(m_json, json);
    give(m_xml, xml);
    // Only what is laid out has its levels by its indent.
    m_editor->setFolding(m_payload && !m_payload->pretty.empty());
}

void BoundedTextView::showAll()
{
    m_wanted = m_chunks.size();
    m_showAll->setEnabled(false);
    m_pieces.start(0);
}

void BoundedTextView::appendPiece()
{
    if (m_chunks.done() >= m_wanted)
        return;
    // appendPlainText() begins a new block, as a piece ends with a line. It scrolls only when the view is at
    // the end.
    m_editor->appendPlainText(m_chunks.next(kPieceBytes));
    showProgress();
    if (m_chunks.done() < m_wanted)
        m_pieces.start(0);
}

void BoundedTextView::showProgress()
{
    const bool partial = m_chunks.size() > kFirstBytes && !m_chunks.atEnd();
    m_bar->setVisible(partial);
    if (!partial)
        return;
    const bool running = m_wanted > kFirstBytes;
    m_showAll->setEnabled(!running);
    m_barText->setText(
        tr("Showing the first %1 of %2")
            .arg(sizeText(running ? m_chunks.done() : m_wanted), sizeText(m_chunks.size())));
}

void BoundedTextView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_json->setColors(colorsFor(palette()));
        m_xml->setColors(colorsFor(palette()));
    }
    QWidget::changeEvent(event);
}

} // namespace ui
