// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "pages/usage/subject.h"
#include "widgets/field.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QCompleter;
class QStandardItemModel;
QT_END_NAMESPACE

namespace octroi::pages {

/// Picks whose calls are meant by typing a part of its name: a partner, an application, a credential, an API, an
/// endpoint, a scope; or a filter of the credentials (`env:live partner:mill`). Empty means all.
class SubjectField : public widgets::Field
{
    Q_OBJECT
public:
    explicit SubjectField(inventory::Inventory &inventory, QWidget *parent = nullptr);
    const Subject &subject() const { return m_subject; }
    void setSubject(const Subject &subject); ///< without the signal
    /// A key, client, application, partner, API, endpoint ("api-id GET /path") or scope; All when there is none.
    Subject find(const QString &id) const;

Q_SIGNALS:
    void subjectChanged(const octroi::pages::Subject &subject);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addCatalogue(const std::function<void(const QString &, Subject::Kind, const QString &, const QString &)> &add);
    void takeText();
    void take(const Subject &subject);
    void retranslate();

    inventory::Inventory &m_inventory;
    QStandardItemModel *m_names;
    QCompleter *m_completer;
    Subject m_subject;
    bool m_stale = true;
};

} // namespace octroi::pages
