// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/history_bar.h"

#include "model/filter/message_filter.h"
#include "ui/text/filter_fault_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace ui {

using explorer::FilterExpression;
using explorer::ValuePath;

namespace {

QLineEdit *field(const QString &placeholder, const QString &tip)
{
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(placeholder);
    edit->setToolTip(plainTip(tip));
    edit->setAccessibleName(placeholder);
    edit->setClearButtonEnabled(true);
    return edit;
}

} // namespace

HistoryBar::HistoryBar(QWidget *parent)
    : QWidget(parent)
    , m_below(toolButton(QStringLiteral("topics"), tr("With all topics below")))
    , m_filter(field(tr("Filter messages"),
                     tr("A text or /expression/ in the payload, or fields: json.temp>21, qos:1, retained:yes, size>1KB, "
                        "age<5min, topic:name; and, or, not.")))
    , m_value(field(tr("Value at"), tr("The path of a number, such as $.temp: its value and its difference to the message "
                                       "before become columns. Empty: payloads that are a number.")))
    , m_time(field(tr("Go to time"), tr("14:03, 14:03:22, -5 min, 2026-11-25 14:03 or with a zone, then Enter")))
    , m_pin(toolButton(QStringLiteral("star"), tr("Pin this message (Ctrl+B): it is kept, whatever leaves the memory")))
    , m_rows(toolButton(QStringLiteral("save"), tr("Copy or save messages")))
    , m_rowsMenu(new QMenu(this))
    , m_follow(toolButton(QStringLiteral("follow"), tr("Follow the newest message (Ctrl+End)")))
    , m_count(new ElidedLabel)
    , m_note(new FieldNote)
{
    m_below->setCheckable(true);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_rows->setMenu(m_rowsMenu);
    m_rows->setPopupMode(QToolButton::InstantPopup);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_filter->addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_filter->setMaxLength(FilterExpression::kLongestText);
    m_value->setMaxLength(1'000);
    m_time->setMaxLength(60);
    const QFontMetrics metrics(font());
    m_filter->setMinimumWidth(metrics.horizontalAdvance(u'0') * 12);
    m_value->setMaximumWidth(metrics.horizontalAdvance(u'0') * 16);
    m_time->setMaximumWidth(metrics.horizontalAdvance(u'0') * 18);

    auto *line = new QHBoxLayout;
    line->setSpacing(space::kTight);
    line->addWidget(m_below);
    line->addWidget(m_filter, 3);
    line->addWidget(m_value, 1);
    line->addWidget(m_time, 1);
    line->addWidget(m_pin);
    line->addWidget(m_rows);
    line->addWidget(m_follow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addLayout(line);
    layout->addWidget(m_count);
    layout->addWidget(m_note);

    connect(m_below, &QToolButton::toggled, this, &HistoryBar::withBelowChanged);
    connect(m_filter, &QLineEdit::textChanged, this, &HistoryBar::readFilter);
    connect(m_value, &QLineEdit::textChanged, this, &HistoryBar::readValuePath);
    connect(m_time, &QLineEdit::returnPressed, this, [this] { Q_EMIT timeEntered(m_time->text()); });
    connect(m_pin, &QToolButton::clicked, this, &HistoryBar::pinRequested);
    connect(m_follow, &QToolButton::clicked, this, &HistoryBar::followClicked);
}

bool HistoryBar::isWithBelow() const { return m_below->isChecked(); }
void HistoryBar::setWithBelow(bool below) { m_below->setChecked(below); }
bool HistoryBar::follows() const { return m_follow->isChecked(); }
void HistoryBar::setFollows(bool follows) { m_follow->setChecked(follows); }
void HistoryBar::setCountText(const QString &text) { m_count->setText(text); }
QString HistoryBar::countText() const { return m_count->text(); }
QString HistoryBar::complaint() const { return m_note->text(); }

void HistoryBar::say(const QString &text, bool isProblem)
{
    m_note->say(isProblem ? FieldNote::Level::Error : FieldNote::Level::Hint, text);
}

void HistoryBar::readFilter()
{
    const auto parsed = FilterExpression::parse(m_filter->text(), explorer::BareWords::InPayload);
    if (!parsed) {
        say(filterFaultText(parsed.error()), !parsed.error().unfinished);
        return;
    }
    if (explorer::MessageFilter::asksRate(*parsed)) {
        say(tr("A rate is a figure of topics, not of single messages."), true);
        return;
    }
    say({}, false);
    m_expression = *parsed;
    Q_EMIT filterChanged(m_expression);
}

void HistoryBar::readValuePath()
{
    const QByteArray text = m_value->text().trimmed().toUtf8();
    const auto path = ValuePath::parse({text.constData(), std::size_t(text.size())});
    if (!path) {
        say(tr("This path cannot be read behind “%1”. Examples: $.temp, $.list[0], $[\"odd key\"]")
                .arg(QString::fromUtf8(text.left(qsizetype(path.error().offset)))),
            true);
        return;
    }
    say({}, false);
    Q_EMIT valuePathChanged(*path);
}

bool HistoryBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT left();
            return true;
        }
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
