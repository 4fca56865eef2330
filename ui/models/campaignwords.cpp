// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/campaignwords.h"

#include "domain/json.h"
#include "models/format.h"
#include "report/csv.h"

namespace octroi::models {

using change::KeyAdoption;

namespace {

int countOf(const std::array<int, 5> &counts, KeyAdoption adoption)
{
    return counts[std::size_t(adoption)];
}

} // namespace

CampaignState campaignState(const domain::Campaign &campaign, const std::array<int, 5> &counts)
{
    if (countOf(counts, KeyAdoption::Retired) == campaign.keyIds.size())
        return CampaignState::Finished;
    if (campaign.closedAt.isValid())
        return CampaignState::Closed;
    return campaign.deliveredIds.size() < campaign.keyIds.size() ? CampaignState::Undelivered
                                                                 : CampaignState::Open;
}

QString CampaignWords::adoption(KeyAdoption adoption)
{
    switch (adoption) {
    case KeyAdoption::Waiting:
        return tr("Waiting", "a key without a successor");
    case KeyAdoption::NotMoved:
        return tr("Not moved", "a key whose successor nobody uses");
    case KeyAdoption::Moving:
        return tr("Moving", "a key that is used beside its successor");
    case KeyAdoption::Moved:
        return tr("Moved", "a key whose successor alone is used");
    case KeyAdoption::Retired:
        break;
    }
    return tr("Retired", "a key that works no more");
}

Tone CampaignWords::tone(KeyAdoption adoption)
{
    switch (adoption) {
    case KeyAdoption::Waiting:
        return Tone::Info;
    case KeyAdoption::NotMoved:
        return Tone::Danger;
    case KeyAdoption::Moving:
        return Tone::Warning;
    case KeyAdoption::Moved:
        return Tone::Ok;
    case KeyAdoption::Retired:
        break;
    }
    return Tone::Neutral;
}

QString CampaignWords::state(CampaignState state)
{
    switch (state) {
    case CampaignState::Undelivered:
        return tr("Cut off", "a campaign");
    case CampaignState::Open:
        return tr("Under way", "a campaign");
    case CampaignState::Finished:
        return tr("Finished", "a campaign");
    case CampaignState::Closed:
        break;
    }
    return tr("Closed", "a campaign");
}

Tone CampaignWords::tone(CampaignState state)
{
    switch (state) {
    case CampaignState::Undelivered:
        return Tone::Danger;
    case CampaignState::Open:
        return Tone::Warning;
    case CampaignState::Finished:
        return Tone::Ok;
    case CampaignState::Closed:
        break;
    }
    return Tone::Neutral;
}

QString CampaignWords::span(qint64 seconds)
{
    if (seconds % 86'400 == 0)
        return tr("%n day(s)", nullptr, int(seconds / 86'400));
    if (seconds % 3'600 == 0)
        return tr("%n hour(s)", nullptr, int(seconds / 3'600));
    if (seconds % 60 == 0)
        return tr("%n minute(s)", nullptr, int(seconds / 60));
    return tr("%n second(s)", nullptr, int(seconds));
}

QString CampaignWords::counts(const std::array<int, 5> &counts)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, int count) {
        if (count > 0)
            parts << text;
    };
    const int waiting = countOf(counts, KeyAdoption::Waiting),
              notMoved = countOf(counts, KeyAdoption::NotMoved);
    const int moving = countOf(counts, KeyAdoption::Moving), moved = countOf(counts, KeyAdoption::Moved);
    const int retired = countOf(counts, KeyAdoption::Retired);
    add(tr("%n waiting", "keys", waiting), waiting);
    add(tr("%n not moved", "keys", notMoved), notMoved);
    add(tr("%n moving", "keys", moving), moving);
    add(tr("%n moved", "keys", moved), moved);
    add(tr("%n retired", "keys", retired), retired);
    return parts.join(QStringLiteral(", "));
}

QString CampaignWords::whyNot(const Error &error)
{
    if (error.reason == QLatin1String("key_rotated"))
        return tr("has a successor already");
    if (error.reason == QLatin1String("key_suspended"))
        return tr("is suspended");
    if (error.reason == QLatin1String("key_revoked"))
        return tr("is revoked");
    if (error.reason == QLatin1String("key_expired"))
        return tr("has expired");
    return Format::error(error);
}

QString CampaignWords::notMovedAsCsv(const change::CampaignProgress &progress)
{
    report::CsvWriter csv;
    csv.row({QStringLiteral("key_id"), QStringLiteral("name"), QStringLiteral("partner"),
             QStringLiteral("application"), QStringLiteral("contact"), QStringLiteral("adoption"),
             QStringLiteral("old_last_used"), QStringLiteral("old_calls"), QStringLiteral("new_calls"),
             QStringLiteral("deadline")});
    for (const change::CampaignKey &key : progress.keys) {
        if (key.adoption == KeyAdoption::Moved || key.adoption == KeyAdoption::Retired)
            continue;
        csv.row({key.keyId, key.name, key.partner, key.application, key.contact,
                 change::keyAdoptionName(key.adoption), domain::toRfc3339(key.oldLastUsed),
                 QString::number(key.oldCalls), QString::number(key.newCalls),
                 domain::toRfc3339(key.deadline)});
    }
    return QString::fromUtf8(csv.bytes());
}

} // namespace octroi::models
