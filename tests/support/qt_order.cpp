// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ThreadSanitizer must know of Qt, in every program of the preset tsan. Qt as Debian builds it is not
// instrumented, and its locks are futexes of its own: the sanitizer cannot see that whoever handles a queued
// event comes behind whoever posted it, and calls every argument of a queued call or signal a data race.
// Instead of suppressing those, which would hide real ones in the same functions, the order is told here: who
// posts releases, who handles acquires, at one place for all threads. Other ways from thread to thread
// (atomics, mutexes, memory that is just shared) stay watched, but for races that fall between two queued calls.
#include <QCoreApplication>
#include <QObject>

#include <dlfcn.h>

extern "C" {
void __tsan_acquire(void *);
void __tsan_release(void *);
}

namespace {

char theOrder;

void acquire() { __tsan_acquire(&theOrder); }
void release() { __tsan_release(&theOrder); }

template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

/// The end of a blocking call is an order too: back to who waits for it.
class Told : public QtPrivate::QSlotObjectBase
{
public:
    explicit Told(QtPrivate::QSlotObjectBase *told)
        : QSlotObjectBase(&Told::impl)
        , m_told(told)
    {}

private:
    static void impl(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        acquire();
        auto *told = static_cast<Told *>(self);
        if (which == Call) {
            told->m_told->call(receiver, arguments);
            release();
        } else if (which == Destroy) {
            told->m_told->destroyIfLastRef();
            delete told;
        }
    }

    QtPrivate::QSlotObjectBase *m_told;
};

const bool installed = QInternal::registerCallback(QInternal::EventNotifyCallback, [](void **) {
    acquire();
    return false; // go on
});

} // namespace

/// Whoever posts an event wakes its receiver's loop.
extern "C" void g_main_context_wakeup(void *context)
{
    static auto *const real = next<void(void *)>("g_main_context_wakeup");
    release();
    real(context);
}

void QMetaObject::activate(QObject *sender, const QMetaObject *meta, int signal, void **arguments)
{
    static auto *const real = next<void(QObject *, const QMetaObject *, int, void **)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    release();
    real(sender, meta, signal, arguments);
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *result)
{
    static auto *const real = next<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    auto *const told = new Told(slot);
    release();
    const bool done = real(object, told, type, result);
    acquire();
    return done;
}
