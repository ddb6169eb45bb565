// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/authenticator.h"
#include "protocol/session/sasl_prep.h"

#include <functional>
#include <memory>
#include <string_view>

namespace mqtt {

/// SCRAM-SHA-256 without channel binding: both sides prove that they know the password, and neither says it.
///
/// The server is believed only after its own proof: answer() and finish() fail on a nonce that is not ours
/// extended, fewer than 4,096 or more than 1,000,000 iterations, a wrong proof (compared in constant time), a
/// missing one, and on the server's error. A server may send its proof with AUTH 0x18 (answered without data)
/// or with the CONNACK or AUTH that ends the exchange.
///
/// Cost      answer(): the iterations, about a second for a million; a reconnect with the same salt costs
///           nothing, because the salted password is kept.
/// Spec      RFC 5802, RFC 7677
class ScramSha256 : public Authenticator
{
public:
    static constexpr int kFewestIterations = 4'096;
    static constexpr int kMostIterations = 1'000'000;

    /// Why a name or password cannot be used.
    struct Refusal
    {
        enum class Field : std::uint8_t
        {
            Username,
            Password
        };
        Field field{};
        SaslPrepError error{};
        bool empty = false; ///< nothing is left of the user name; `error` says nothing then
    };

    /// Printable ASCII without a comma.
    using NonceSource = std::function<QByteArray()>;

    /// `nonce`: another source than the system's random numbers, for tests.
    static tl::expected<std::shared_ptr<ScramSha256>, Refusal>
    create(std::string_view username, std::string_view password, NonceSource nonce = {});

    std::string method() const override;
    std::optional<QByteArray> start() override;
    tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<ByteView> data) override;
    tl::expected<void, std::string> finish(std::optional<ByteView> data) override;

private:
    enum class Step : std::uint8_t
    {
        Idle,
        FirstSent,
        FinalSent,
        ServerProved,
        Failed
    };

    ScramSha256(QByteArray username, QByteArray password, NonceSource nonce);
    tl::expected<QByteArray, std::string> answerFirst(const QByteArray &serverFirst);
    tl::expected<void, std::string> verify(const QByteArray &serverFinal);
    const QByteArray &saltedPassword(const QByteArray &salt, int iterations);

    QByteArray m_username; ///< prepared, not yet escaped
    QByteArray m_password;
    NonceSource m_nonce;
    Step m_step = Step::Idle;
    QByteArray m_clientNonce;
    QByteArray m_clientFirstBare;
    QByteArray m_serverSignature;
    QByteArray m_salt; ///< of m_saltedPassword
    int m_iterations = 0;
    QByteArray m_saltedPassword;
};

} // namespace mqtt
