// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QAbstractButton>
#include <QWidget>

class QButtonGroup;

namespace octroi::widgets {
class FlowLayout;
}

namespace octroi::dialogs {

/// One plan as a card with a radio mark.
class PlanCard : public QAbstractButton
{
    Q_OBJECT
public:
    PlanCard(const QString &planId, const QString &name, const QString &limits, QWidget *parent = nullptr);
    QString planId() const { return m_planId; }
    QSize sizeHint() const override { return {200, 52}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_planId, m_limits;
};

/// The plans side by side, and a card for no limits at all.
class PlanCards : public QWidget
{
    Q_OBJECT
public:
    explicit PlanCards(inventory::Inventory &inventory, QWidget *parent = nullptr);
    QString planId() const;
    void setPlanId(const QString &id);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    inventory::Inventory &m_inventory;
    QButtonGroup *m_group;
    widgets::FlowLayout *m_flow;
};

} // namespace octroi::dialogs
