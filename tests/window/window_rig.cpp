// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/window_rig.h"

#include "ui/docks/topics/topics_view.h"

#include <QApplication>
#include <QTest>

namespace {

constexpr int kPatience = 10'000;
constexpr char kReady[] = "rig/ready";

QModelIndex findBelow(explorer::TopicTreeModel &model, const QModelIndex &parent, const QByteArray &topic)
{
    while (model.canFetchMore(parent))
        model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (parent.isValid() && index.data(explorer::TopicTreeModel::TopicNameRole).toByteArray() == topic)
            return index;
        if (const QModelIndex found = findBelow(model, index, topic); found.isValid())
            return found;
    }
    return {};
}

} // namespace

WindowRig::WindowRig(std::uint16_t port)
    : m_port(port)
{
    line.url = *mqtt::parseUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(port));
    line.configDir = folder.path();
    line.theme = QStringLiteral("light");
    line.language = QStringLiteral("en");
}

WindowRig::WindowRig(std::uint16_t port, const mqtt::Endpoint &way)
    : WindowRig(port)
{
    line.url->endpoint = way;
}

WindowRig::~WindowRig() = default;

bool WindowRig::open()
{
    program = std::make_unique<app::Composition>(line);
    if (!program->start())
        return false;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *candidate = qobject_cast<ui::MainWindow *>(widget))
            window = candidate;
    }
    if (!window || !QTest::qWaitForWindowExposed(window))
        return false;
    window->activateWindow();

    mqtt::ConnectionOptions options = support::Probe::optionsFor(
        {.host = QStringLiteral("127.0.0.1"), .port = m_port}, mqtt::ProtocolVersion::V5, "rig-" + std::to_string(m_port));
    options.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
    other = std::make_unique<support::Probe>(std::move(options));
    if (!other->connectNow())
        return false;
    // Until the program's own subscription stands: what is published before that never reaches it.
    for (int tries = 0; tries < 50 && !find(kReady).isValid(); ++tries) {
        if (!publish(kReady, "1"))
            return false;
        QTest::qWait(100);
    }
    return find(kReady).isValid();
}

bool WindowRig::publish(const std::string &topic, const QByteArray &payload)
{
    const auto done = other->publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}}, kPatience);
    return done && !mqtt::isFailure(done->reasonCode);
}

explorer::TopicTreeModel &WindowRig::model() const
{
    return static_cast<explorer::TopicTreeModel &>(*child<ui::TopicsView>()->model());
}

QModelIndex WindowRig::find(const std::string &topic) const
{
    return findBelow(model(), {}, QByteArray::fromStdString(topic));
}

bool WindowRig::click(const std::string &topic) const
{
    if (!QTest::qWaitFor([&] { return find(topic).isValid(); }, kPatience))
        return false;
    auto *view = child<ui::TopicsView>();
    const QPersistentModelIndex index = find(topic);
    for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent())
        view->expand(parent);
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    return view->currentIndex() == index;
}
