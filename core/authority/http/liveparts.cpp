// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/liveparts.h"

namespace octroi::authority {

namespace {

QString nameOf(const std::optional<QStringList> &ids)
{
    if (!ids)
        return QStringLiteral("*");
    QStringList sorted = *ids;
    sorted.sort();
    return sorted.join(QLatin1Char(' '));
}

} // namespace

LiveParts::Part *LiveParts::of(const domain::RoleLimits &limits)
{
    const QString name = nameOf(limits.partnerIds) + QLatin1Char('\n') + nameOf(limits.apiIds);
    auto &part = m_parts[name];
    if (!part) {
        if (m_parts.size() > kMostParts) {
            m_parts.remove(name);
            return nullptr;
        }
        part = std::make_shared<Part>();
        m_meter.watch(name, limits);
    }
    return part.get();
}

void LiveParts::tick(qint64 nowS)
{
    for (auto it = m_parts.begin(); it != m_parts.end();) {
        Part &part = **it;
        for (const domain::LivePoint &point : m_meter.takePart(it.key()))
            part.hub.send(part.history.append(point).bytes.toStdString());
        if (!part.hub.isEmpty() || part.leftS == 0 || nowS < part.leftS)
            part.leftS = nowS;
        if (nowS - part.leftS < kKeptS) {
            ++it;
            continue;
        }
        m_meter.unwatch(it.key());
        it = m_parts.erase(it);
    }
}

void LiveParts::send(const std::string &bytes)
{
    for (const auto &part : std::as_const(m_parts))
        part->hub.send(bytes);
}

void LiveParts::endVoid()
{
    for (const auto &part : std::as_const(m_parts))
        part->hub.endVoid();
}

void LiveParts::closeAll()
{
    for (const auto &part : std::as_const(m_parts))
        part->hub.closeAll();
}

} // namespace octroi::authority
