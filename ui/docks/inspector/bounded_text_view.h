// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/text_chunks.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class FoldingEditor;
class JsonHighlighter;
class XmlHighlighter;

/// A payload as read-only text that cannot freeze the window: long lines are broken, and beyond the first
/// kFirstBytes a bar says how much is shown and offers the rest, which then comes in small pieces between
/// other events.
///
/// Thread    the GUI's. Cost of setPayload(): at most one piece; nothing when the text is the same.
class BoundedTextView : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t kFirstBytes = 256 * 1024;

    explicit BoundedTextView(QWidget *parent = nullptr);

    void setPayload(const DecodedPayloadPtr &payload);
    void showAll();
    std::size_t shownBytes() const { return m_chunks.done(); }
    bool isComplete() const { return m_chunks.atEnd(); }
    QPlainTextEdit *editor() const;
    FoldingEditor *folding() const { return m_editor; } ///< the same

protected:
    void changeEvent(QEvent *event) override;

private:
    void start();
    void chooseColours();
    void appendPiece();
    void showProgress();

    DecodedPayloadPtr m_payload;
    TextChunks m_chunks;
    std::size_t m_wanted = 0; ///< bytes to show
    QTimer m_pieces;
    FoldingEditor *m_editor;
    JsonHighlighter *m_json;
    XmlHighlighter *m_xml;
    QFrame *m_bar;
    QLabel *m_barText;
    QPushButton *m_showAll;
};

} // namespace ui
