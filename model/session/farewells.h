// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace explorer {

/// Connections whose sessions are closed, until they have said goodbye: a server that is silent lets them wait a second for
/// that, and the owner's thread must not wait with them.
///
/// The destructor waits for those that are left; their seconds pass together. Thread: the owner's.
class Farewells : public QObject
{
    Q_OBJECT

public:
    explicit Farewells(QObject *parent = nullptr);
    ~Farewells() override;

    /// Closes it. Whoever listened to it hears nothing more.
    void take(const QString &profileId, std::unique_ptr<mqtt::Connection> connection);
    bool isUnderWay(const QString &profileId) const;

Q_SIGNALS:
    /// None of this profile is left: its client id and its journal are free.
    void gone(const QString &profileId);

private:
    struct Leaving
    {
        QString profileId;
        std::unique_ptr<mqtt::Connection> connection;
    };

    void forget(const mqtt::Connection *connection);

    std::vector<Leaving> m_leaving;
};

} // namespace explorer
