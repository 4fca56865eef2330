// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QWidget>

class QComboBox;

namespace octroi::widgets {
class Label;
}

namespace octroi::dialogs {

/// Whose a credential will be: the applications of all partners that are not closed, searched by typing.
class ApplicationChoice : public QWidget
{
    Q_OBJECT
public:
    explicit ApplicationChoice(inventory::Inventory &inventory, QWidget *parent = nullptr);

    QString applicationId() const; ///< "" when none is chosen
    void setApplicationId(const QString &id);
    void setError(const QString &sentence); ///< "" when all is well
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    inventory::Inventory &m_inventory;
    widgets::Label *m_label, *m_error;
    QComboBox *m_combo;
};

} // namespace octroi::dialogs
