// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sealedfolder.h"

namespace octroi::models {

SealedFolder::SealedFolder(const inventory::Inventory &inventory, QString folder, DeliveryOrder order)
    : m_inventory(inventory)
    , m_folder(std::move(folder))
    , m_order(std::move(order))
{
}

QCoro::Task<Result<void>> SealedFolder::deliver(QString, QList<backends::IssuedKey> keys)
{
    DeliveryOrder order = m_order;
    for (const backends::IssuedKey &one : std::as_const(keys)) {
        const auto subject = m_inventory.subject(one.key);
        order.keys.append({one.key, subject.partner, subject.application, one.secret});
    }
    const Result<void> made = co_await makeFolder(m_folder);
    if (!made)
        co_return made;
    order.path = m_folder + u'/' + report::deliveryFileName(order.keys) + QStringLiteral(".cms");
    const Result<void> done = co_await models::deliver(order);
    if (done)
        m_files << order.path;
    co_return done;
}

} // namespace octroi::models
