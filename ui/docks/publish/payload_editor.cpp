// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/publish/payload_editor.h"

#include "model/payload/json_decoder.h"
#include "model/payload/json_format.h"
#include "ui/docks/publish/hex_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStringDecoder>

#include <chrono>

namespace ui {

using namespace std::chrono_literals;

namespace {

std::span<const std::uint8_t> bytesOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())};
}

std::string_view textOf(const QByteArray &bytes) { return {bytes.constData(), std::size_t(bytes.size())}; }

/// Typing stays fluid in a large payload: it is checked when the hand rests.
constexpr qsizetype kCheckedAtOnce = 64 * 1024;

} // namespace

PayloadEditor::PayloadEditor(QWidget *parent)
    : QWidget(parent)
    , m_forms(new QButtonGroup(this))
    , m_text(new QPlainTextEdit)
    , m_format(new QPushButton(tr("Format")))
    , m_size(new PlainLabel)
    , m_note(new FieldNote)
{
    auto *top = new QHBoxLayout;
    top->setSpacing(space::kMargin);
    const auto addForm = [&](Form form, const QString &name, const QString &tip) {
        auto *button = new QRadioButton(name);
        button->setToolTip(plainTip(tip));
        m_forms->addButton(button, int(form));
        top->addWidget(button);
    };
    addForm(Form::Text, tr("Te&xt"), tr("Sent as UTF-8, exactly as it stands"));
    addForm(Form::Json, tr("&JSON"), tr("Sent as it stands; checked while you type"));
    addForm(Form::Hex, tr("&Hex"), tr("Bytes as pairs of hex digits: 7b 22 61 22 7d"));
    m_forms->button(int(Form::Text))->setChecked(true);

    m_size->setForegroundRole(QPalette::PlaceholderText);
    m_format->setToolTip(plainTip(tr("Lays the JSON out anew; numbers and texts keep their spelling")));
    m_format->setAutoDefault(false);
    top->addStretch();
    top->addWidget(m_size);
    top->addWidget(m_format);

    m_text->setFont(monoFont());
    m_text->setAccessibleName(tr("Payload"));
    m_text->setPlaceholderText(tr("Payload; leave empty to send none"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(48);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);

    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(300ms);
    connect(&m_checkSoon, &QTimer::timeout, this, &PayloadEditor::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_text->document()->characterCount() > kCheckedAtOnce)
            m_checkSoon.start();
        else
            check();
    });
    connect(m_forms, &QButtonGroup::idClicked, this, [this](int id) { formChosen(Form(id)); });
    connect(m_format, &QPushButton::clicked, this, &PayloadEditor::formatJson);
    check();
}

PayloadEditor::Form PayloadEditor::form() const { return m_form; }

void PayloadEditor::setForm(Form form)
{
    m_forms->button(int(form))->setChecked(true);
    formChosen(form);
}

void PayloadEditor::formChosen(Form form)
{
    if (form == m_form)
        return;
    const std::optional<QByteArray> bytes = payload();
    if (form == Form::Hex && bytes) {
        m_form = form;
        m_text->setPlainText(hexFromBytes(*bytes));
    } else if (m_form == Form::Hex && bytes) {
        // Bytes that are no text would not survive: they stay hex.
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(*bytes);
        if (decoder.hasError() || text.contains(QChar::Null) || text.toUtf8() != *bytes) {
            m_forms->button(int(Form::Hex))->setChecked(true);
            m_note->say(FieldNote::Level::Warning,
                        tr("These bytes are not UTF-8 text, so they stay as hex."));
            return;
        }
        m_form = form;
        m_text->setPlainText(text);
    } else {
        m_form = form;
    }
    check();
}

void PayloadEditor::setPayload(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    const bool isText = !decoder.hasError() && !text.contains(QChar::Null) && !text.contains(u'\r');
    if (!isText || m_form == Form::Hex) {
        m_form = Form::Hex;
        m_forms->button(int(Form::Hex))->setChecked(true);
        m_text->setPlainText(hexFromBytes(bytes));
    } else {
        m_text->setPlainText(text);
    }
    check();
}

std::optional<QByteArray> PayloadEditor::payloadAs(Form form) const
{
    const QString text = m_text->toPlainText();
    if (form != Form::Hex)
        return text.toUtf8();
    const auto bytes = bytesFromHex(text);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

std::optional<QByteArray> PayloadEditor::payload() const { return payloadAs(m_form); }

QString PayloadEditor::complaint() const { return m_note->text(); }

void PayloadEditor::check()
{
    m_checkSoon.stop();
    m_format->setVisible(m_form == Form::Json);
    m_note->clear();
    const std::optional<QByteArray> bytes = payload();
    if (!bytes) {
        const auto fault = bytesFromHex(m_text->toPlainText()).error();
        m_note->say(
            FieldNote::Level::Error,
            fault.kind == HexFault::Kind::HalfByte
                ? tr("Line %1, column %2: a byte needs two hex digits.").arg(fault.line).arg(fault.column)
                : tr("Line %1, column %2: “%3” is not a hex digit.")
                      .arg(fault.line)
                      .arg(fault.column)
                      .arg(fault.character.isPrint() ? fault.character : QChar(QChar::ReplacementCharacter)));
    } else if (m_form == Form::Json) {
        checkJson(*bytes);
    }
    m_size->setText(bytes ? tr("%Ln byte(s)", nullptr, int(bytes->size())) : QString());
    Q_EMIT changed();
}

void PayloadEditor::checkJson(const QByteArray &bytes)
{
    m_format->setEnabled(false);
    if (bytes.trimmed().isEmpty())
        return;
    const auto tree = explorer::JsonDecoder().decode({.payload = bytesOf(bytes)}, {});
    m_format->setEnabled(bool(tree));
    if (tree)
        return;
    const explorer::DecodeProblem &problem = tree.error();
    if (problem.kind != explorer::DecodeProblem::Kind::Syntax) {
        m_note->say(FieldNote::Level::Warning,
                    tr("Too large or too deep to be checked; it is sent as it stands."));
        return;
    }
    m_note->say(FieldNote::Level::Warning,
                problem.expected.empty()
                    ? tr("Not valid JSON at line %1, column %2.").arg(problem.line).arg(problem.column)
                    : tr("Not valid JSON at line %1, column %2: expected %3.")
                          .arg(problem.line)
                          .arg(problem.column)
                          .arg(QString::fromStdString(problem.expected)));
}

void PayloadEditor::formatJson()
{
    const QByteArray bytes = m_text->toPlainText().toUtf8();
    // Through a cursor, so that undo brings the former layout back.
    QTextCursor cursor(m_text->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(QString::fromStdString(explorer::prettyJson(textOf(bytes))));
    m_text->setFocus();
}

} // namespace ui
