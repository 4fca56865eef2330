// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "pages/usage/subject.h"
#include "widgets/field.h"

QT_BEGIN_NAMESPACE
class QCompleter;
class QStandardItemModel;
QT_END_NAMESPACE

namespace octroi::pages {

/// Picks a partner, an application or a credential by typing a part of its name; empty means all.
class SubjectField : public widgets::Field
{
    Q_OBJECT
public:
    explicit SubjectField(inventory::Inventory &inventory, QWidget *parent = nullptr);
    const Subject &subject() const { return m_subject; }
    void setSubject(const Subject &subject); ///< without the signal
    /// A key, application or partner by its id; All when there is none.
    Subject find(const QString &id) const;

Q_SIGNALS:
    void subjectChanged(const octroi::pages::Subject &subject);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void take(const Subject &subject);
    void retranslate();

    inventory::Inventory &m_inventory;
    QStandardItemModel *m_names;
    QCompleter *m_completer;
    Subject m_subject;
    bool m_stale = true;
};

} // namespace octroi::pages
