// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "models/benchdesk.h"

#include <QWidget>

class QComboBox;

namespace octroi::widgets {
class Button;
class Field;
class Label;
} // namespace octroi::widgets

namespace octroi::pages {

/// The call that is asked about: API, endpoint, address, time, and the button that asks the backend.
class CallBar : public QWidget
{
    Q_OBJECT
public:
    explicit CallBar(const inventory::Inventory &inventory, QWidget *parent = nullptr);
    models::BenchCall call() const;
    void setAskable(const QString &reason); ///< "": the backend can be asked
    void retranslate();
    void refill(); ///< the APIs changed

Q_SIGNALS:
    void changed();
    void asked();

private:
    void fillEndpoints();
    void update();
    std::optional<QDateTime> time() const; ///< nothing: it cannot be read

    const inventory::Inventory &m_inventory;
    widgets::Label *m_against, *m_from, *m_at;
    QComboBox *m_api, *m_endpoint;
    widgets::Field *m_address, *m_time;
    widgets::Button *m_ask;
    QString m_reason;
};

} // namespace octroi::pages
