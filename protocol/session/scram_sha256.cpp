// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/scram_sha256.h"

#include <QCryptographicHash>
#include <QList>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace mqtt {
namespace {

constexpr auto kHash = QCryptographicHash::Sha256;

/// 192 random bits.
QByteArray systemNonce()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof words)).toBase64();
}

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, kHash);
}

void exclusiveOr(QByteArray &into, const QByteArray &other)
{
    char *bytes = into.data();
    for (qsizetype i = 0; i < into.size(); ++i)
        bytes[i] = char(bytes[i] ^ other[i]);
}

/// Takes the same time wherever the first difference stands.
bool sameProof(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= unsigned(std::uint8_t(a[i]) ^ std::uint8_t(b[i]));
    return difference == 0;
}

/// RFC 5802 §5.1: "=" and "," would end an attribute.
QByteArray escaped(QByteArray name) { return name.replace('=', "=3D").replace(',', "=2C"); }

/// The value of `attribute` when it stands at place `index` of the list.
std::optional<QByteArray> valueAt(const QList<QByteArray> &attributes, qsizetype index, char attribute)
{
    if (index >= attributes.size())
        return std::nullopt;
    const QByteArray &text = attributes[index];
    if (text.size() < 2 || text[0] != attribute || text[1] != '=')
        return std::nullopt;
    return text.sliced(2);
}

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding |
                                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty() || text.size() % 4 != 0)
        return std::nullopt;
    return *decoded;
}

/// RFC 5802 §7: a positive number without leading zeros; 0 when it is none, or has more than nine digits.
int positiveNumber(const QByteArray &text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || text.size() > 9 || text[0] == '0' ||
        !std::all_of(text.begin(), text.end(), isDigit))
        return 0;
    return text.toInt();
}

QByteArray bytesOf(const std::optional<ByteView> &data)
{
    return data ? QByteArray(reinterpret_cast<const char *>(data->data()), qsizetype(data->size()))
                : QByteArray();
}

/// A server's own error value: hostile, so no more than a line of it.
tl::unexpected<std::string> serverSaid(const QByteArray &error)
{
    return tl::unexpected("the server answered: " + error.left(200).toStdString());
}

tl::unexpected<std::string> failed(const char *why) { return tl::unexpected(std::string(why)); }

} // namespace

tl::expected<std::shared_ptr<ScramSha256>, ScramSha256::Refusal>
ScramSha256::create(std::string_view username, std::string_view password, NonceSource nonce)
{
    auto name = saslPrep(username);
    if (!name)
        return tl::unexpected(Refusal{Refusal::Field::Username, name.error(), false});
    if (name->isEmpty())
        return tl::unexpected(Refusal{Refusal::Field::Username, {}, true});
    auto secret = saslPrep(password);
    if (!secret)
        return tl::unexpected(Refusal{Refusal::Field::Password, secret.error(), false});
    if (!nonce)
        nonce = systemNonce;
    return std::shared_ptr<ScramSha256>(
        new ScramSha256(std::move(*name), std::move(*secret), std::move(nonce)));
}

ScramSha256::ScramSha256(QByteArray username, QByteArray password, NonceSource nonce)
    : m_username(std::move(username))
    , m_password(std::move(password))
    , m_nonce(std::move(nonce))
{}

std::string ScramSha256::method() const { return "SCRAM-SHA-256"; }

std::optional<QByteArray> ScramSha256::start()
{
    m_step = Step::FirstSent;
    m_serverSignature.clear();
    m_clientNonce = m_nonce();
    m_clientFirstBare = "n=" + escaped(m_username) + ",r=" + m_clientNonce;
    return "n,," + m_clientFirstBare;
}

tl::expected<std::optional<QByteArray>, std::string> ScramSha256::answer(std::optional<ByteView> data)
{
    const Step step = std::exchange(m_step, Step::Failed);
    if (!data)
        return failed("the server's authentication message is missing");
    if (step == Step::FirstSent) {
        auto proof = answerFirst(bytesOf(data));
        if (!proof)
            return tl::unexpected(std::move(proof.error()));
        m_step = Step::FinalSent;
        return std::optional<QByteArray>(std::move(*proof));
    }
    if (step == Step::FinalSent) {
        if (auto verified = verify(bytesOf(data)); !verified)
            return tl::unexpected(std::move(verified.error()));
        m_step = Step::ServerProved;
        return std::optional<QByteArray>();
    }
    return failed("the server sent another authentication message than the exchange has");
}

tl::expected<void, std::string> ScramSha256::finish(std::optional<ByteView> data)
{
    const Step step = std::exchange(m_step, Step::Failed);
    if (step == Step::ServerProved && (!data || data->empty())) {
        m_step = Step::Idle;
        return {};
    }
    if (step != Step::FinalSent && step != Step::ServerProved)
        return failed("the server ended the authentication before it was complete");
    if (!data)
        return failed("the server did not prove that it knows the password");
    auto verified = verify(bytesOf(data));
    if (verified)
        m_step = Step::Idle;
    return verified;
}

/// RFC 5802 §3 and §5.1: "r=…,s=…,i=…", then extensions, which may be ignored unless "m=" stands first.
tl::expected<QByteArray, std::string> ScramSha256::answerFirst(const QByteArray &serverFirst)
{
    const QList<QByteArray> attributes = serverFirst.split(',');
    if (serverFirst.startsWith("m="))
        return failed("the server asks for an extension of SCRAM that is not known here");
    if (serverFirst.startsWith("e="))
        return serverSaid(serverFirst.sliced(2));
    const auto nonce = valueAt(attributes, 0, 'r');
    const auto saltText = valueAt(attributes, 1, 's');
    const auto iterationText = valueAt(attributes, 2, 'i');
    if (!nonce || !saltText || !iterationText)
        return failed("the server's first message is not one of SCRAM");
    if (!nonce->startsWith(m_clientNonce) || nonce->size() == m_clientNonce.size())
        return failed("the server's nonce does not extend ours");
    const auto salt = fromBase64(*saltText);
    if (!salt)
        return failed("the server's salt is not Base64");
    const int iterations = positiveNumber(*iterationText);
    if (iterations < kFewestIterations)
        return failed("the server asks for fewer than 4,096 iterations, which would protect the password "
                      "badly");
    if (iterations > kMostIterations)
        return failed("the server asks for more than 1,000,000 iterations");

    const QByteArray &salted = saltedPassword(*salt, iterations);
    const QByteArray clientKey = hmac(salted, "Client Key");
    const QByteArray storedKey = QCryptographicHash::hash(clientKey, kHash);
    const QByteArray finalWithoutProof = "c=biws,r=" + *nonce;
    const QByteArray authMessage = m_clientFirstBare + ',' + serverFirst + ',' + finalWithoutProof;
    QByteArray proof = clientKey;
    exclusiveOr(proof, hmac(storedKey, authMessage));
    m_serverSignature = hmac(hmac(salted, "Server Key"), authMessage);
    return finalWithoutProof + ",p=" + proof.toBase64();
}

tl::expected<void, std::string> ScramSha256::verify(const QByteArray &serverFinal)
{
    const QList<QByteArray> attributes = serverFinal.split(',');
    if (const auto error = valueAt(attributes, 0, 'e'))
        return serverSaid(*error);
    const auto text = valueAt(attributes, 0, 'v');
    if (!text)
        return failed("the server's last message is not one of SCRAM");
    const auto signature = fromBase64(*text);
    if (!signature || !sameProof(*signature, m_serverSignature))
        return failed("the server's proof is wrong: it does not know the password");
    return {};
}

/// Hi() of RFC 5802 §2.2, which is PBKDF2 with HMAC-SHA-256 and one block.
const QByteArray &ScramSha256::saltedPassword(const QByteArray &salt, int iterations)
{
    if (salt == m_salt && iterations == m_iterations)
        return m_saltedPassword;
    QMessageAuthenticationCode mac(kHash, m_password);
    mac.addData(salt);
    mac.addData(QByteArray("\0\0\0\1", 4));
    QByteArray block = mac.result();
    QByteArray sum = block;
    for (int i = 1; i < iterations; ++i) {
        mac.reset();
        mac.addData(block);
        block = mac.result();
        exclusiveOr(sum, block);
    }
    m_salt = salt;
    m_iterations = iterations;
    m_saltedPassword = sum;
    return m_saltedPassword;
}

} // namespace mqtt
