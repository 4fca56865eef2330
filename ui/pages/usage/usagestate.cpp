// SPDX-License-Identifier: GPL-3.0-or-later
// What the usage page says of itself, and what it remembers between two runs.
#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/usage/livetail.h"
#include "pages/usage/sourcewords.h"
#include "pages/usage/splitwords.h"
#include "pages/usage/subjectfield.h"
#include "pages/usage/toplist.h"
#include "pages/usage/usagecharts.h"
#include "pages/usage/usagepage.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/switch.h"
#include "widgets/tableview.h"

#include <QJsonObject>

namespace octroi::pages {

namespace {
constexpr double kLongestRange = 3 * 366 * 86'400.0;
}

void UsagePage::updateState()
{
    if (!m_data->isSupported()) {
        m_note->setTone(theme::Tone::Info);
        m_note->setText(models::CapabilityWords::whyNot(*context().backend, backends::Capability::Usage,
                                                        tr("%1 does not report usage.").arg(context().backend->info().name)));
        m_note->setAction(QString());
        m_note->show();
        m_top->setMessage(tr("Not known"));
        return;
    }
    m_note->setTone(theme::Tone::Danger);
    const QString caveat = models::CapabilityWords::caveat(*context().backend, backends::Capability::Usage);
    if (m_data->error()) {
        m_note->setText(tr("The usage could not be read. %1").arg(models::Format::error(*m_data->error())));
        m_note->setAction(tr("Try again"));
    }
    const bool skewed = m_data->picture().clockSkew != 0;
    if (skewed && !m_data->error()) {
        m_note->setTone(theme::Tone::Warning);
        m_note->setText(tr("The clock of %1 differs from that of this machine; the times here are those of %1.")
                            .arg(context().backend->info().name));
        m_note->setAction(QString());
    }
    if (!caveat.isEmpty() && !skewed && !m_data->error()) {
        m_note->setTone(theme::Tone::Info);
        m_note->setText(caveat);
        m_note->setAction(QString());
    }
    m_note->setVisible(m_data->error().has_value() || skewed || !caveat.isEmpty());
    if (m_data->isLoading() && m_data->top().isEmpty())
        m_top->setMessage(tr("Reading…"));
    else if (m_data->error())
        m_top->setMessage(tr("Not known"));
    else if (const QString why = SourceWords::whyNot(*context().backend, m_data->topGroup()); !why.isEmpty())
        m_top->setMessage(why);
}

void UsagePage::fitBackend()
{
    connect(context().backend, &backends::Backend::stateChanged, this, &UsagePage::updateState);
    if (backends::can(*context().backend, backends::Capability::LiveUsage))
        return;
    m_tail->hide();
    if (m_data->wish().range == UsageRange::Live) {
        m_range->setCurrentIndex(int(UsageRange::Day));
        setRange(UsageRange::Day);
    }
}

QJsonObject UsagePage::saveState() const
{
    const UsageWish &wish = m_data->wish();
    QJsonArray lines;
    for (const Subject &subject : m_data->lines())
        lines.append(subject.toJson());
    return {{QStringLiteral("range"), int(wish.range)},
            {QStringLiteral("length"), wish.length},
            {QStringLiteral("from"), wish.fixed.from},
            {QStringLiteral("to"), wish.fixed.to},
            {QStringLiteral("compare"), wish.comparison != Comparison::None},
            {QStringLiteral("compareBefore"), wish.comparison == Comparison::Before},
            {QStringLiteral("split"), wish.split},
            {QStringLiteral("stacked"), wish.stacked},
            {QStringLiteral("zone"), QString::fromLatin1(wish.zone)},
            {QStringLiteral("flight"), m_charts->isFlightShown()},
            {QStringLiteral("top"), int(m_data->topKind())},
            {QStringLiteral("subject"), m_data->subject().toJson()},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("tail"), m_tail->table()->saveColumns()}};
}

void UsagePage::restoreState(const QJsonObject &state)
{
    UsageWish wish;
    wish.range = UsageRange(std::clamp(state[QStringLiteral("range")].toInt(), 0, int(UsageRange::Other)));
    wish.length = std::clamp(state[QStringLiteral("length")].toDouble(), 0.0, kLongestRange);
    wish.fixed = {state[QStringLiteral("from")].toDouble(), state[QStringLiteral("to")].toDouble()};
    if (wish.range == UsageRange::Live && !backends::can(*context().backend, backends::Capability::LiveUsage))
        wish.range = UsageRange::Day;
    // From a damaged file, or of no length.
    if (wish.range == UsageRange::Other && wish.length <= 0 && !(wish.fixed.length() >= 60))
        wish.range = UsageRange::Month;
    if (state[QStringLiteral("compare")].toBool())
        wish.comparison = state[QStringLiteral("compareBefore")].toBool() ? Comparison::Before : Comparison::Week;
    wish.split = state[QStringLiteral("split")].toString();
    if (!SplitWords::dimensions().contains(wish.split))
        wish.split.clear();
    wish.stacked = state[QStringLiteral("stacked")].toBool(true);
    const QByteArray zone = state[QStringLiteral("zone")].toString().toLatin1();
    wish.zone = QTimeZone::isTimeZoneIdAvailable(zone) ? zone : QByteArray();
    m_range->setCurrentIndex(int(wish.range));
    m_data->setWish(wish);
    m_compare->setChecked(wish.comparison != Comparison::None);
    m_charts->setFlightShown(state[QStringLiteral("flight")].toBool());
    const auto kind = TopKind(std::clamp(state[QStringLiteral("top")].toInt(), 0, kTopKinds - 1));
    m_top->setKind(kind);
    m_data->setTopKind(kind);
    if (const Subject subject = Subject::fromJson(state[QStringLiteral("subject")].toObject()); !subject.isAll()) {
        m_subject->setSubject(subject);
        chooseSubject(subject);
    }
    for (const QJsonValue line : state[QStringLiteral("lines")].toArray()) {
        // What is gone since is left out.
        if (const Subject subject = Subject::fromJson(line.toObject()); !subject.isAll())
            static_cast<void>(m_data->addLine(subject));
    }
    m_tail->table()->restoreColumns(state[QStringLiteral("tail")].toObject());
}

} // namespace octroi::pages
