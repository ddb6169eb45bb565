// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/decode_pipeline.h"
#include "model/profiles/profile_json_parts.h"
#include "protocol/wire/topic.h"

namespace explorer {

namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

QJsonObject toJson(const DecodeRule &rule)
{
    QJsonArray transforms;
    for (const std::string &id : rule.plan.transforms)
        transforms.append(text(id));
    QJsonObject object{{QStringLiteral("filter"), text(rule.filter)}};
    if (!transforms.isEmpty())
        object[QStringLiteral("transforms")] = transforms;
    if (!rule.plan.decoder.empty())
        object[QStringLiteral("decoder")] = text(rule.plan.decoder);
    if (!rule.plan.setup.empty())
        object[QStringLiteral("setup")] = text(rule.plan.setup);
    return object;
}

} // namespace

void writeDecodeRules(const ConnectionProfile &profile, QJsonObject &base)
{
    if (profile.decodeRules.empty()) {
        base.remove(QStringLiteral("decodeRules"));
        return;
    }
    QJsonArray rules;
    for (const DecodeRule &rule : profile.decodeRules)
        rules.append(toJson(rule));
    base[QStringLiteral("decodeRules")] = rules;
}

void readDecodeRules(StrictJson &json, ConnectionProfile &profile)
{
    const qsizetype count = json.array("decodeRules").size();
    for (qsizetype i = 0; i < count; ++i) {
        StrictJson entry = json.element("decodeRules", i);
        DecodeRule rule;
        rule.filter = entry.text("filter").toStdString();
        if (mqtt::checkTopicFilter(rule.filter) != mqtt::TopicFault::None)
            entry.refuse("filter");
        // Ids that are not known here stay: they are of a newer version, and the inspector says so.
        const QJsonArray transforms = entry.array("transforms");
        for (const QJsonValue &transform : transforms) {
            if (!transform.isString() || rule.plan.transforms.size() >= kMostTransforms)
                entry.refuse("transforms");
            rule.plan.transforms.push_back(transform.toString().toStdString());
        }
        rule.plan.decoder = entry.text("decoder").toStdString();
        rule.plan.setup = entry.text("setup").toStdString();
        profile.decodeRules.push_back(std::move(rule));
    }
}

} // namespace explorer
