// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <QWidget>

#include <optional>
#include <string>

class QLabel;
class QPlainTextEdit;

namespace ui {

class LayoutHighlighter;

/// What the user tells a decoder, as text: coloured where it is a layout, with the place that is wrong underlined, and
/// what may be written below it.
class SetupEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SetupEditor(QWidget *parent = nullptr);

    void setDecoder(const std::string &id);
    void setText(const std::string &text);
    std::string text() const;
    /// Underlines its place when it is in the setup; nullopt: nothing is wrong.
    void setProblem(const std::optional<explorer::DecodeProblem> &problem);
    QPlainTextEdit *editor() const { return m_editor; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPlainTextEdit *m_editor;
    LayoutHighlighter *m_highlighter;
    QLabel *m_help;
};

} // namespace ui
