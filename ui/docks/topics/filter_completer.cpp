// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/filter_completer.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>

namespace ui {

namespace {

constexpr qsizetype kFewestLetters = 2;

} // namespace

FilterCompleter::FilterCompleter(QLineEdit *edit)
    : QObject(edit)
    , m_edit(edit)
    , m_completer(new QCompleter(this))
{
    struct Field
    {
        const char *name;
        QString meaning;
    };
    const Field fields[] = {
        {"topic:", tr("the topic’s name contains")},   {"payload:", tr("the newest payload contains")},
        {"json.", tr("a value in a JSON payload")},    {"qos:", tr("quality of service: 0, 1 or 2")},
        {"retained:", tr("yes, no or unknown")},       {"size>", tr("bytes of the newest payload")},
        {"rate>", tr("messages per second or minute")}, {"age>", tr("time since the newest message")},
    };
    auto *model = new QStandardItemModel(this);
    for (const Field &field : fields) {
        const QString name = QLatin1String(field.name);
        auto *item = new QStandardItem(QStringLiteral("%1   %2").arg(name, field.meaning));
        item->setData(name, Qt::UserRole);
        model->appendRow(item);
    }
    m_completer->setModel(model);
    m_completer->setCompletionRole(Qt::UserRole);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setWidget(edit);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterCompleter::insert);
    connect(edit, &QLineEdit::textEdited, this, [this] { offer(false); });
    edit->installEventFilter(this);
}

QString FilterCompleter::wordHere() const
{
    const QString before = m_edit->text().left(m_edit->cursorPosition());
    qsizetype begin = before.size();
    while (begin > 0 && before[begin - 1].isLetter())
        --begin;
    // "-size" and "(size" begin a term too; in "a/size" or within quotes it is text.
    const bool atTerm = begin == 0 || before[begin - 1].isSpace() || before[begin - 1] == u'(' ||
                        before[begin - 1] == u'-';
    const bool inQuotes = before.count(u'"') % 2 != 0;
    return atTerm && !inQuotes ? before.mid(begin) + QLatin1String("") : QString();
}

void FilterCompleter::offer(bool all)
{
    const QString word = wordHere();
    const bool wanted = !word.isNull() && (all || word.size() >= kFewestLetters);
    m_completer->setCompletionPrefix(word);
    if (!wanted || m_completer->completionCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = m_edit->inputMethodQuery(Qt::ImCursorRectangle).toRect();
    QAbstractItemView *popup = m_completer->popup();
    place.setWidth(popup->sizeHintForColumn(0) + 24);
    m_completer->complete(place);
}

void FilterCompleter::insert(const QString &field)
{
    const qsizetype length = wordHere().size();
    m_edit->setSelection(m_edit->cursorPosition() - int(length), int(length));
    m_edit->insert(field);
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            offer(true);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
