// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sealedfolder.h"

namespace octroi::models {

namespace {
constexpr int kMostCopies = 100;
}

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
    const QString name = m_folder + u'/' + report::deliveryFileName(order.keys);
    order.path = name + QStringLiteral(".cms");
    Result<void> done = co_await models::deliver(order);
    // A delivery that octroid was not told of stands there; what is issued anew has other secrets.
    for (int copy = 2; copy <= kMostCopies && !done && done.error().code == ErrorCode::Exists; ++copy) {
        order.path = QStringLiteral("%1-%2.cms").arg(name).arg(copy);
        done = co_await models::deliver(order);
    }
    if (done)
        m_files << order.path;
    co_return done;
}

} // namespace octroi::models
