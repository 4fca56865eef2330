// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "backends/connection.h"

#include <functional>

namespace octroi::test {

/// What every connector has to do, whatever it speaks. The backend is signed in and holds nothing
/// that begins with "Conformance".
class BackendSuite
{
public:
    explicit BackendSuite(backends::Backend &backend)
        : m_backend(backend)
    {
    }

    void directory();
    void catalogue();
    void pages();
    void keyLife();
    void rotation();
    void absentObjects();
    void wrongValues();
    void conflicts();
    void repeatedCreation();
    void auditAndChanges();
    void clients();
    void clientLife();
    void clientScopes();
    void clientPages(); ///< no page repeats or loses one
    /// Gone elsewhere: each call says NotFound; `remove` takes it away behind the backend's back.
    void clientDeletedElsewhere(const std::function<void(const QString &)> &remove);

    /// A working key with that scope, with what it hangs on.
    backends::IssuedKey key(const QString &name);

private:
    QString application();
    void declaredApis(const QString &scopeName);
    void plans();
    void oneSecret(const QString &id);
    void severalSecrets(const backends::IssuedClient &made);

    backends::Backend &m_backend;
    QString m_application;
};

} // namespace octroi::test
