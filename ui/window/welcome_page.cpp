// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/welcome_page.h"

#include "ui/text/plain_text.h"
#include "ui/text/wire_fault_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_label.h"
#include "ui/window/welcome_delegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

WelcomePage::WelcomePage(const explorer::ProfileStore &profiles, QWidget *parent)
    : QWidget(parent)
    , m_profiles(profiles)
    , m_list(new QListWidget)
    , m_saved(new QStackedWidget)
{
    makeList();
    m_saved->addWidget(
        new EmptyState(QStringLiteral("connect"), tr("No saved connections yet"),
                       tr("Make a new one, or look around in the demo: a private broker on this machine "
                          "with a few simulated devices.")));
    m_saved->addWidget(m_list);
    m_saved->setMinimumHeight(170);

    auto *column = new QWidget;
    column->setMaximumWidth(600);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kMargin);
    layout->addStretch(2);
    layout->addWidget(makeHeader());
    layout->addSpacing(space::kMargin);
    layout->addWidget(sectionHeading(tr("Saved connections")));
    layout->addWidget(m_saved, 3);
    layout->addWidget(makeButtons());
    layout->addStretch(3);

    auto *page = new QHBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addStretch(1);
    page->addWidget(column, 8);
    page->addStretch(1);

    connect(&m_profiles, &explorer::ProfileStore::changed, this, &WelcomePage::refill);
    refill();
}

QWidget *WelcomePage::makeHeader()
{
    auto *picture = new PlainLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *name = new PlainLabel(QStringLiteral("MQTTScope"));
    name->setFont(scaledFont(10, QFont::DemiBold));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    auto *slogan = new PlainLabel(tr("Browse topics, inspect messages, plot numbers, publish."));
    slogan->setForegroundRole(QPalette::PlaceholderText);
    words->addWidget(slogan);

    auto *header = new QWidget;
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kMargin + space::kTight);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    return header;
}

void WelcomePage::makeList()
{
    m_list->setAccessibleName(tr("Saved connections"));
    m_list->setItemDelegate(new WelcomeDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setToolTip(tr("Double click or Enter connects"));
    connect(m_list, &QListWidget::itemActivated, this, [this] { Q_EMIT openRequested(currentId()); });

    const auto addAction = [this](const QString &iconName, const QString &text, const QKeySequence &key,
                                  auto signal) {
        auto *action = new QAction(icon(iconName), text, m_list);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, signal] {
            if (const QString id = currentId(); !id.isEmpty())
                Q_EMIT(this->*signal)(id);
        });
        m_list->addAction(action);
    };
    addAction(QStringLiteral("connect"), tr("Connect"), {}, &WelcomePage::openRequested);
    addAction(QStringLiteral("edit"), tr("Edit…"), Qt::Key_F2, &WelcomePage::editRequested);
    addAction(QStringLiteral("delete"), tr("Remove…"), QKeySequence::Delete, &WelcomePage::removeRequested);
}

QWidget *WelcomePage::makeButtons()
{
    auto *create = new QPushButton(icon(QStringLiteral("plus")),
                                   tr("&New connection"));
    create->setDefault(true);
    auto *demo = new QPushButton(icon(QStringLiteral("demo")), tr("&Try the demo"));
    demo->setToolTip(plainTip(
        tr("Starts a private mosquitto on this machine with simulated devices; it ends with the program")));
    connect(create, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);

    auto *buttons = new QWidget;
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(create);
    layout->addWidget(demo);
    layout->addStretch();
    return buttons;
}

void WelcomePage::refill()
{
    const QString before = currentId();
    m_list->clear();
    for (const explorer::ConnectionProfile &profile : m_profiles.profiles()) {
        auto *item = new QListWidgetItem(visibleText(profile.name, 80), m_list);
        item->setData(WelcomeDelegate::AddressRole,
                      tr("%1 · %2").arg(visibleText(profile.endpoint.toString(), 120),
                                        protocolVersionText(profile.version)));
        item->setData(WelcomeDelegate::ProfileIdRole, profile.id);
        item->setData(Qt::AccessibleDescriptionRole, item->data(WelcomeDelegate::AddressRole));
        if (profile.id == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_saved->setCurrentIndex(m_list->count() > 0 ? 1 : 0);
    setFocusProxy(m_list->count() > 0 ? m_list : nullptr);
}

QString WelcomePage::currentId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(WelcomeDelegate::ProfileIdRole).toString() : QString();
}

} // namespace ui
