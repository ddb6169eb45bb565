// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/pairing_names.h"

#include "model/ingest/byte_hash.h"

#include <QRandomGenerator>

namespace explorer {

std::size_t PairingNames::Hash::operator()(std::string_view text) const { return std::size_t(hashBytes(text, seed)); }

PairingNames::PairingNames()
    : m_index(16, Hash{QRandomGenerator::system()->generate64()})
{}

PairingName PairingNames::hold(std::string_view text)
{
    PairingName name = find(text);
    if (name == kNone) {
        if (m_free.empty()) {
            name = PairingName(m_names.size());
            m_names.emplace_back();
        } else {
            name = m_free.back();
            m_free.pop_back();
        }
        m_names[name].text = text;
        m_names[name].expected = {};
        m_bytes += text.size();
        m_index.emplace(m_names[name].text, name);
    }
    ++m_names[name].holders;
    return name;
}

void PairingNames::letGo(PairingName name)
{
    if (--m_names[name].holders > 0)
        return;
    m_index.erase(m_names[name].text);
    m_bytes -= m_names[name].text.size();
    m_names[name].text = std::string(); // its memory too
    m_free.push_back(name);
}

PairingName PairingNames::find(std::string_view text) const
{
    const auto found = m_index.find(text);
    return found == m_index.end() ? kNone : found->second;
}

} // namespace explorer
