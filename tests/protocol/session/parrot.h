// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session_words.h"

#include "protocol/session/authenticator.h"

#include <memory>
#include <optional>
#include <string_view>

namespace mqtt::test {

/// Says "hi", answers x with "re:x" and is content with "good" as the last word.
class Parrot final : public Authenticator
{
public:
    std::string method() const override { return "parrot"; }
    std::optional<QByteArray> start() override
    {
        ++starts;
        return silent ? std::nullopt : std::optional<QByteArray>("hi");
    }
    tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<ByteView> data) override
    {
        const std::string said = data ? std::string(data->begin(), data->end()) : "(none)";
        if (said == "bad")
            return tl::unexpected(std::string("that is bad"));
        if (said == "none")
            return std::optional<QByteArray>();
        if (said == "much")
            return std::optional<QByteArray>(QByteArray(1'000, 'm'));
        return std::optional<QByteArray>(QByteArray::fromStdString("re:" + said));
    }
    tl::expected<void, std::string> finish(std::optional<ByteView> data) override
    {
        if (data && std::string(data->begin(), data->end()) == "good")
            return {};
        return tl::unexpected(std::string("the last word is wrong"));
    }

    int starts = 0;
    bool silent = false;
};

inline SessionOptions optionsWith(std::shared_ptr<Authenticator> authenticator)
{
    SessionOptions options = optionsFor(V5);
    options.authenticator = std::move(authenticator);
    return options;
}

inline PropertyViews said(std::string_view method, std::optional<std::string_view> data = {})
{
    PropertyViews properties{{PropertyId::AuthenticationMethod, 0, {}, method}};
    if (data)
        properties.push_back({PropertyId::AuthenticationData, 0, {}, *data});
    return properties;
}

inline Auth more(std::optional<std::string_view> data)
{
    return {ReasonCode::ContinueAuthentication, said("parrot", data)};
}
inline Auth done(std::optional<std::string_view> data) { return {ReasonCode::Success, said("parrot", data)}; }
inline Connack welcome(std::string_view data = "good")
{
    return {false, ReasonCode::Success, said("parrot", data)};
}

/// Connected with a parrot.
struct ParrotRig : Rig
{
    ParrotRig()
        : Rig(optionsWith(std::make_shared<Parrot>()))
    {
        connect(welcome());
    }
};

} // namespace mqtt::test
