// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/capabilitywords.h"

#include <QCoreApplication>

namespace octroi::models {

QString CapabilityWords::sentence(const QString &english)
{
    return english.isEmpty() ? QString() : QCoreApplication::translate(backends::kCapabilityContext, english.toUtf8().constData());
}

QString CapabilityWords::whyNot(const backends::Backend &backend, backends::Capability what)
{
    const backends::CapabilityNote note = backends::capabilityOf(backend, what);
    return note.support == backends::Support::None ? sentence(QString::fromUtf8(note.sentence)) : QString();
}

QString CapabilityWords::whyNot(const backends::Backend &backend, backends::Capability what, const QString &otherwise)
{
    const QString told = whyNot(backend, what);
    return told.isEmpty() ? otherwise : told;
}

QString CapabilityWords::caveat(const backends::Backend &backend, backends::Capability what)
{
    const backends::CapabilityNote note = backends::capabilityOf(backend, what);
    return note.support == backends::Support::None ? QString() : sentence(QString::fromUtf8(note.sentence));
}

} // namespace octroi::models
