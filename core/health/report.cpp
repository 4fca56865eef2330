// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/report.h"

#include <algorithm>
#include <mutex>

namespace octroi::health {

int scoreOf(qint64 credentials, const std::array<qint64, kSeverityCount> &worst)
{
    if (credentials <= 0)
        return 100;
    // In tenths, so that 100 is never a rounded 99.6.
    const qint64 weight = 10 * worst[0] + 4 * worst[1] + worst[2];
    const qint64 score = 100 - (100 * weight + 10 * credentials - 1) / (10 * credentials);
    return int(std::clamp<qint64>(score, 0, 100));
}

int Report::score() const
{
    return scoreOf(credentials, worst);
}

bool Report::wasChecked(Rule rule) const
{
    return policy.isOn(rule) && !unchecked[std::size_t(rule)];
}

std::vector<Rule> Report::found() const
{
    std::vector<Rule> out;
    for (const Rule rule : allRules()) {
        if (finding(rule).count() > 0)
            out.push_back(rule);
    }
    std::stable_sort(out.begin(), out.end(), [this](Rule a, Rule b) {
        if (severityOf(a) != severityOf(b))
            return severityOf(a) < severityOf(b);
        return finding(a).count() > finding(b).count();
    });
    return out;
}

std::vector<Rule> Report::passed() const
{
    std::vector<Rule> out;
    for (const Rule rule : allRules()) {
        if (wasChecked(rule) && finding(rule).count() == 0)
            out.push_back(rule);
    }
    return out;
}

ObjectId Report::objectAt(Rule rule, qint64 index) const
{
    const Finding &of = finding(rule);
    const auto keys = qint64(of.keys.size());
    if (index >= keys)
        return of.others[std::size_t(index - keys)];
    const std::shared_lock lock(table->mutex);
    return {ObjectKind::Key, table->idOf(of.keys[std::size_t(index)])};
}

void Report::countWorst()
{
    constexpr quint8 none = kSeverityCount;
    std::size_t rows = 0;
    for (const Finding &f : findings) {
        for (const quint32 row : f.keys)
            rows = std::max(rows, std::size_t(row) + 1);
    }
    std::vector<quint8> keys(rows, none);
    QHash<QString, quint8> others;
    for (const Finding &f : findings) {
        const auto severity = quint8(severityOf(f.rule));
        for (const quint32 row : f.keys)
            keys[row] = std::min(keys[row], severity);
        for (const ObjectId &object : f.others) {
            if (object.kind == ObjectKind::Client) // an application is no credential
                others.insert(object.id, std::min(others.value(object.id, none), severity));
        }
    }
    worst = {};
    const auto add = [this](quint8 severity) {
        if (severity < none)
            ++worst[severity];
    };
    std::for_each(keys.begin(), keys.end(), add);
    std::for_each(others.begin(), others.end(), add);
}

} // namespace octroi::health
