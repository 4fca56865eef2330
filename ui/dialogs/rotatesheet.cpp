// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/rotatesheet.h"

#include "models/format.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QVBoxLayout>

namespace octroi::dialogs {

namespace {
constexpr qint64 kOverlaps[] = {0, 3'600, 86'400, 7 * 86'400, 30 * 86'400};
}

RotateSheet::RotateSheet(pages::Context context, const domain::ApiKey &key, QWidget *parent)
    : FormSheet(context, parent)
    , m_key(key)
    , m_what(new widgets::Label)
    , m_overlapLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_end(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_overlap(new widgets::Segments)
{
    setWantedSize({640, 0});
    m_what->setWordWrap(true);
    m_end->setWordWrap(true);
    form()->addWidget(m_what);
    auto *overlap = labelled(m_overlapLabel, m_overlap);
    m_overlap->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form()->addWidget(overlap);
    form()->addWidget(m_end);
    connect(m_overlap, &widgets::Segments::activated, this, [this] {
        touch();
        update();
    });
    retranslate();
    m_overlap->setCurrentIndex(2);
    update();
}

qint64 RotateSheet::overlapSeconds() const
{
    return kOverlaps[m_overlap->currentIndex()];
}

void RotateSheet::retranslate()
{
    setTitle(tr("Rotate %1").arg(m_key.name));
    m_what->setText(tr(
        "A new key with the same scopes, restrictions and plan is issued and shown once. The old one goes on "
        "working until the overlap ends."));
    m_overlapLabel->setText(tr("Overlap"));
    m_overlap->setSegments({tr("None"), tr("1 hour"), tr("1 day"), tr("7 days"), tr("30 days")});
    m_overlap->setAccessibleName(tr("Overlap"));
    submitButton()->setText(tr("Rotate key"));
    update();
}

void RotateSheet::update()
{
    QDateTime end = context().clock->now().addSecs(overlapSeconds());
    // The old key never lives longer than it would have anyway.
    if (m_key.expiresAt.isValid())
        end = qMin(end, m_key.expiresAt);
    m_end->setText(overlapSeconds() == 0
                       ? tr("The old key stops to work at once.")
                       : tr("The old key stops to work on %1.").arg(models::Format::exact(end)));
}

void RotateSheet::submit()
{
    run(change::RotateKey{m_key.id, overlapSeconds()});
}

void RotateSheet::succeeded(const change::ItemResult &result)
{
    if (result.issued)
        Q_EMIT rotated(*result.issued);
    closeSheet();
}

} // namespace octroi::dialogs
