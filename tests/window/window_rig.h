// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "model/topics/topic_tree_model.h"
#include "tests/support/probe.h"
#include "ui/window/dock_host.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>

#include <memory>

/// The whole program as the command line makes it, with a configuration of its own, and a second client on
/// the same broker.
class WindowRig
{
public:
    explicit WindowRig(std::uint16_t port);
    /// The program reaches the broker at `port` through `way`.
    WindowRig(std::uint16_t port, const mqtt::Endpoint &way);
    ~WindowRig();

    /// Starts the program; true once a message of the second client has come into the tree.
    bool open();
    bool publish(const std::string &topic, const QByteArray &payload);

    explorer::TopicTreeModel &model() const;
    /// Invalid when the tree does not show it.
    QModelIndex find(const std::string &topic) const;
    /// Waits for the topic, opens the way to it and clicks its row.
    bool click(const std::string &topic) const;

    template <class Widget>
    Widget *child() const
    {
        return window->findChild<Widget *>();
    }
    /// The panel of a dock, brought to the front.
    template <class Panel>
    Panel *reveal(const QString &id) const
    {
        child<ui::DockHost>()->reveal(id);
        return child<Panel>();
    }

    QTemporaryDir folder;
    app::CommandLine line;
    std::unique_ptr<support::Probe> other;
    std::unique_ptr<app::Composition> program;
    ui::MainWindow *window = nullptr; ///< the program's

private:
    std::uint16_t m_port;
};
