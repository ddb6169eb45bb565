// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace explorer {

/// What a connection needs and profiles.json never holds: it lives in the system keychain, or in this process
/// alone.
struct ProfileSecrets
{
    ProfileSecrets() = default;
    ProfileSecrets(QByteArray password) // NOLINT(google-explicit-constructor): most connections have no other
        : password(std::move(password))
    {}

    QByteArray password;
    QByteArray passphrase; ///< of the client key or the PKCS#12 file
    QByteArray proxyPassword;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< WebSocket header fields with a secret value

    bool isEmpty() const
    {
        return password.isEmpty() && passphrase.isEmpty() && proxyPassword.isEmpty() && headers.isEmpty();
    }
    friend bool operator==(const ProfileSecrets &, const ProfileSecrets &) = default;

    /// One keychain entry for all of them, so that the user unlocks and allows once. fromBytes() gives
    /// nothing for what toBytes() did not make.
    QByteArray toBytes() const;
    static std::optional<ProfileSecrets> fromBytes(const QByteArray &bytes);
};

/// True for header fields whose value opens doors: Authorization, Cookie, and names with "token", "secret",
/// "password", "auth" or "key" in them.
bool isSecretHeader(const QByteArray &name);

} // namespace explorer
