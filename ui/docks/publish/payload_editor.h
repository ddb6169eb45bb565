// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTimer>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class FieldNote;

/// Where the payload of a message is written: as text, as JSON that is checked, or as hex.
///
/// payload() gives exactly the bytes that will be sent: text as UTF-8 with the line ends as "\n", hex byte by
/// byte. JSON that does not parse is told with line and column but may be sent all the same, because sending
/// broken things is what one tests with; hex that does not parse cannot be sent. Thread    the GUI's.
class PayloadEditor : public QWidget
{
    Q_OBJECT

public:
    enum class Form
    {
        Text,
        Json,
        Hex
    };

    explicit PayloadEditor(QWidget *parent = nullptr);

    Form form() const;
    /// Rewrites what stands there in the other form where that is possible without loss.
    void setForm(Form form);
    void setPayload(const QByteArray &bytes);
    std::optional<QByteArray> payload() const; ///< nothing: the hex does not parse
    QString complaint() const;
    QPlainTextEdit *editor() const { return m_text; }

Q_SIGNALS:
    void changed();

private:
    void check();
    void checkJson(const QByteArray &bytes);
    void formatJson();
    void formChosen(Form form);
    std::optional<QByteArray> payloadAs(Form form) const;

    QButtonGroup *m_forms;
    QPlainTextEdit *m_text;
    QPushButton *m_format;
    QLabel *m_size;
    FieldNote *m_note;
    QTimer m_checkSoon;
    Form m_form = Form::Text;
};

} // namespace ui
