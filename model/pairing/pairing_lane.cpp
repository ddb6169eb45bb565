// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/pairing_lane.h"

#include <QCryptographicHash>

namespace explorer {

namespace {

constexpr std::size_t kLongestToken = 64;

} // namespace

void PairQueue::pop()
{
    ++m_head;
    if (empty()) {
        m_ids.clear();
        m_head = 0;
    } else if (m_head >= 32 && m_head * 2 >= m_ids.size()) {
        m_ids.erase(m_ids.begin(), m_ids.begin() + std::ptrdiff_t(m_head));
        m_head = 0;
    }
}

/// Long ones are told apart by their sum: nobody reads them.
std::string pairingToken(char kind, std::string_view text)
{
    std::string token(1, kind);
    if (text.size() <= kLongestToken) {
        token += text;
        return token;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(text.data(), qsizetype(text.size())));
    const QByteArray sum = hash.result();
    token.append("sha256 ").append(sum.constData(), std::size_t(sum.size()));
    return token;
}

} // namespace explorer
