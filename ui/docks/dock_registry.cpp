// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/dock_registry.h"

#include "ui/docks/charts/charts_panel.h"
#include "ui/docks/inspector/inspector_panel.h"
#include "ui/docks/log/log_panel.h"
#include "ui/docks/publish/publish_panel.h"
#include "ui/docks/requests/requests_panel.h"
#include "ui/docks/search/search_panel.h"
#include "ui/docks/sparkplug/sparkplug_panel.h"
#include "ui/docks/subscriptions/subscriptions_panel.h"
#include "ui/docks/topics/topics_panel.h"
#include "ui/docks/traffic/top_topics_panel.h"

#include <QCoreApplication>

#include <iterator>

namespace ui {

namespace {

template <class Panel>
QWidget *make(explorer::Workspace &workspace, QWidget *parent)
{
    return new Panel(workspace, parent);
}

const DockEntry kEntries[] = {
    {"topics", QT_TRANSLATE_NOOP("ui::Docks", "Topics"), "topics", Qt::LeftDockWidgetArea, "Alt+1",
     make<TopicsPanel>},
    {"inspector", QT_TRANSLATE_NOOP("ui::Docks", "Inspector"), "inspector", Qt::RightDockWidgetArea, "Alt+2",
     make<InspectorPanel>},
    {"publish", QT_TRANSLATE_NOOP("ui::Docks", "Publish"), "publish", Qt::RightDockWidgetArea, "Alt+3",
     make<PublishPanel>},
    {"charts", QT_TRANSLATE_NOOP("ui::Docks", "Charts"), "chart", Qt::BottomDockWidgetArea, "Alt+4",
     make<ChartsPanel>},
    {"log", QT_TRANSLATE_NOOP("ui::Docks", "Log"), "log", Qt::BottomDockWidgetArea, "Alt+5", make<LogPanel>},
    {"subscriptions", QT_TRANSLATE_NOOP("ui::Docks", "Subscriptions"), "subscribe", Qt::BottomDockWidgetArea,
     "Alt+6", make<SubscriptionsPanel>},
    {"traffic", QT_TRANSLATE_NOOP("ui::Docks", "Top topics"), "ranking", Qt::BottomDockWidgetArea, "Alt+7",
     make<TopTopicsPanel>},
    {"requests", QT_TRANSLATE_NOOP("ui::Docks", "Requests"), "requests", Qt::BottomDockWidgetArea, "Alt+9",
     make<RequestsPanel>},
    {"search", QT_TRANSLATE_NOOP("ui::Docks", "Find in payloads"), "search", Qt::BottomDockWidgetArea, "Ctrl+Shift+F",
     make<SearchPanel>},
    {"sparkplug", QT_TRANSLATE_NOOP("ui::Docks", "Sparkplug"), "sparkplug", Qt::BottomDockWidgetArea, "Alt+8",
     make<SparkplugPanel>},
};

} // namespace

std::span<const DockEntry> dockEntries()
{
    return kEntries;
}

QString dockTitle(const DockEntry &entry)
{
    return QCoreApplication::translate("ui::Docks", entry.title);
}

} // namespace ui
