// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/search/search_panel.h"

#include "model/history/message_text.h"
#include "model/payload/visible_text.h"
#include "ui/docks/search/search_hit_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>

#include <chrono>

namespace ui {

using explorer::PayloadSearch;
using explorer::SearchPattern;

namespace {

/// A list of thousands is not made anew more often.
constexpr std::chrono::milliseconds kShowInterval{150};

} // namespace

SearchPanel::SearchPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new SearchHitModel(this))
    , m_connection(new QComboBox)
    , m_kind(new QComboBox)
    , m_text(new QLineEdit)
    , m_case(new QCheckBox(tr("&Match case")))
    , m_find(new QPushButton(tr("&Find")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_progress(new QProgressBar)
    , m_summary(new ElidedLabel)
    , m_note(new FieldNote)
    , m_list(new QTreeView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeFields());
    makeList();
    layout->addWidget(m_list, 1);
    setFocusProxy(m_text);

    connect(m_find, &QPushButton::clicked, this, &SearchPanel::find);
    connect(m_text, &QLineEdit::returnPressed, this, &SearchPanel::find);
    connect(m_text, &QLineEdit::textChanged, m_note, &FieldNote::clear);
    connect(m_cancel, &QPushButton::clicked, &m_search, &PayloadSearch::cancel);
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(kShowInterval);
    connect(&m_showSoon, &QTimer::timeout, this, &SearchPanel::showSearch);
    connect(&m_search, &PayloadSearch::advanced, this, [this] {
        if (!m_showSoon.isActive())
            m_showSoon.start();
    });
    connect(&m_search, &PayloadSearch::ended, this, &SearchPanel::showSearch);
    connect(&workspace, &explorer::Workspace::sessionOpened, this, &SearchPanel::listConnections);
    connect(&workspace, &explorer::Workspace::sessionClosing, this, [this](explorer::ExplorerSession *session) {
        if (m_model->session() == session) {
            m_search.cancel();
            m_model->begin(nullptr, false);
        }
        m_connection->removeItem(m_connection->findData(QVariant::fromValue(static_cast<QObject *>(session))));
    });
    connect(&workspace.selection(), &explorer::Selection::nodeChanged, this, [this] {
        QObject *session = m_workspace.selection().session();
        if (const int row = m_connection->findData(QVariant::fromValue(session)); session && row >= 0)
            m_connection->setCurrentIndex(row);
    });
    listConnections();
    showSearch();
}

QWidget *SearchPanel::makeFields()
{
    m_kind->addItem(tr("Text"), int(SearchPattern::Kind::Text));
    m_kind->addItem(tr("Bytes in hex"), int(SearchPattern::Kind::Hex));
    m_kind->addItem(tr("Regular expression"), int(SearchPattern::Kind::Regex));
    m_kind->setAccessibleName(tr("What is looked for"));
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_text->setPlaceholderText(tr("Find in the payloads of all messages in memory"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(SearchPattern::kLongestText);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1'000);
    m_progress->setMaximumHeight(space::kTight);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const bool isHex = m_kind->currentData().toInt() == int(SearchPattern::Kind::Hex);
        m_case->setEnabled(!isHex);
        m_text->setPlaceholderText(isHex ? tr("de ad be ef") : tr("Find in the payloads of all messages in memory"));
    });

    auto *line = new QHBoxLayout;
    line->setSpacing(space::kNormal);
    line->addWidget(m_connection);
    line->addWidget(m_kind);
    line->addWidget(m_text, 1);
    line->addWidget(m_case);
    line->addWidget(m_find);
    line->addWidget(m_cancel);
    auto *fields = new QWidget;
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addLayout(line);
    layout->addWidget(m_progress);
    layout->addWidget(m_note);
    layout->addWidget(m_summary);
    return fields;
}

void SearchPanel::makeList()
{
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Messages in which it was found, newest first"));
    const QFontMetrics metrics(m_list->font());
    m_list->header()->resizeSection(SearchHitModel::Time, metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + space::kWide);
    m_list->header()->resizeSection(SearchHitModel::Topic, metrics.horizontalAdvance(QString(30, u'x')));
    m_list->header()->resizeSection(SearchHitModel::Place, metrics.horizontalAdvance(QStringLiteral("00,000")) + space::kWide);
    connect(m_list, &QTreeView::clicked, this, &SearchPanel::showMessage);
    connect(m_list, &QTreeView::activated, this, &SearchPanel::showMessage);
}

void SearchPanel::listConnections()
{
    const QVariant before = m_connection->currentData();
    m_connection->clear();
    for (const auto &session : m_workspace.sessions())
        m_connection->addItem(explorer::visibleText(QStringView(session->profile().name), 40),
                              QVariant::fromValue(static_cast<QObject *>(session.get())));
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(before)));
    m_connection->setVisible(m_connection->count() > 1);
}

void SearchPanel::find()
{
    auto *session = qobject_cast<explorer::ExplorerSession *>(m_connection->currentData().value<QObject *>());
    if (!session)
        return m_note->say(FieldNote::Level::Error, tr("There is no connection to search."));
    const auto kind = SearchPattern::Kind(m_kind->currentData().toInt());
    const auto pattern = SearchPattern::make(kind, m_text->text(), m_case->isChecked());
    if (!pattern) {
        using What = SearchPattern::Fault::What;
        switch (pattern.error().what) {
        case What::Empty:
            return m_note->say(FieldNote::Level::Hint, tr("Type what is to be found."));
        case What::NotHex:
            return m_note->say(FieldNote::Level::Error,
                               tr("Character %1: bytes are pairs of hexadecimal digits, such as de ad be ef.").arg(pattern.error().offset + 1));
        case What::BadRegex:
            return m_note->say(FieldNote::Level::Error, tr("Character %1: %2").arg(pattern.error().offset + 1).arg(pattern.error().detail));
        }
    }
    m_note->clear();
    m_model->begin(session, kind == SearchPattern::Kind::Hex);
    m_search.start(session->store(), *pattern);
    showSearch();
}

QString SearchPanel::howItEnded() const
{
    const PayloadSearch::Progress &progress = m_search.progress();
    const QString found = tr("%Ln message(s) found", nullptr, int(m_search.hits().size()));
    const QString searched =
        tr("%Ln searched (%1)", nullptr, int(progress.messages)).arg(explorer::sizeText(progress.bytes));
    switch (m_search.state()) {
    case PayloadSearch::State::Idle:
        return {};
    case PayloadSearch::State::Running:
        return tr("Searching… %1, %2 of %3").arg(found, searched, QLocale().toString(qulonglong(progress.all)));
    case PayloadSearch::State::Finished:
        return tr("%1 · %2").arg(found, searched);
    case PayloadSearch::State::Cancelled:
        return tr("Cancelled: %1 · %2 of %3").arg(found, searched, QLocale().toString(qulonglong(progress.all)));
    case PayloadSearch::State::Full:
        return tr("More than %1 messages found: these are among the newest. Look for something rarer.")
            .arg(QLocale().toString(qulonglong(PayloadSearch::kMostHits)));
    case PayloadSearch::State::GaveUp:
        return tr("Given up: the expression takes too long. %1 · %2").arg(found, searched);
    }
    return {};
}

void SearchPanel::showSearch()
{
    const PayloadSearch::Progress &progress = m_search.progress();
    const bool isRunning = m_search.state() == PayloadSearch::State::Running;
    m_model->setHits(m_search.hits());
    m_progress->setVisible(isRunning);
    m_progress->setValue(progress.all == 0 ? 0 : int(progress.messages * 1'000 / progress.all));
    m_cancel->setVisible(isRunning);
    QString text = howItEnded();
    if (progress.missed > 0)
        text += QStringLiteral(" · ") + tr("%Ln left the memory before their turn", nullptr, int(progress.missed));
    if (progress.isCut)
        text += QStringLiteral(" · ") + tr("of very long or cut payloads only the first part was searched");
    m_summary->setText(text);
    m_summary->setVisible(!text.isEmpty());
}

void SearchPanel::showMessage(const QModelIndex &index)
{
    explorer::ExplorerSession *session = m_model->session();
    if (!index.isValid() || !session)
        return;
    const explorer::SearchHit &hit = m_model->hit(index.row());
    if (!session->store().at(hit.sequence))
        return m_note->say(FieldNote::Level::Warning, tr("This message has left the memory since it was found."));
    m_note->clear();
    m_workspace.selection().reveal(session, session->tree().nodeOf(hit.topic));
    m_workspace.selection().fixMessage(hit.sequence);
}

void SearchPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_search.state() == PayloadSearch::State::Running)
        m_search.cancel();
    else
        QWidget::keyPressEvent(event);
}

QString SearchPanel::summary() const { return m_summary->text(); }
QString SearchPanel::complaint() const { return m_note->text(); }

} // namespace ui
