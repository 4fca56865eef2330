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

LiveParts::Part *LiveParts::of(const domain::RoleLimits &limits, const domain::LiveFilter &filter)
{
    const QString name =
        QStringList{nameOf(limits.partnerIds), nameOf(limits.apiIds), nameOf(filter.keyIds), filter.applicationId,
                    filter.partnerId, filter.apiId, filter.endpoint, filter.scope}
            .join(QLatin1Char('\n'));
    if (const auto known = m_parts.constFind(name); known != m_parts.cend())
        return known->get();
    if (m_parts.size() >= kMostParts && !makeRoom())
        return nullptr;
    const auto part = std::make_shared<Part>();
    m_parts.insert(name, part);
    m_meter.watch(name, limits, filter);
    for (const domain::LiveReading &point : m_meter.past(name))
        part->history.append(point);
    return part.get();
}

bool LiveParts::makeRoom()
{
    auto oldest = m_parts.end();
    for (auto it = m_parts.begin(); it != m_parts.end(); ++it) {
        if ((*it)->hub.isEmpty() && (oldest == m_parts.end() || (*it)->leftS < (*oldest)->leftS))
            oldest = it;
    }
    if (oldest == m_parts.end())
        return false;
    m_meter.unwatch(oldest.key());
    m_parts.erase(oldest);
    return true;
}

void LiveParts::tick(qint64 nowS)
{
    for (auto it = m_parts.begin(); it != m_parts.end();) {
        Part &part = **it;
        for (const domain::LiveReading &point : m_meter.takePart(it.key()))
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
