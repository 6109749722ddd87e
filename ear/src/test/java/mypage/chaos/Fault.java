package mypage.chaos;

import java.time.Duration;

/** What breaks, and is mended before the next one of its kind. */
enum Fault {
    NODE_KILLED {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.killNode(node);
            scene.startNode(node);
        }
    },
    NODE_STOPPED {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.stopNode(node);
            scene.startNode(node);
        }
    },
    NODE_STALLS {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.pauseNode(node, true);
            try {
                Thread.sleep(time);
            } finally {
                scene.pauseNode(node, false);
            }
        }
    },
    DATABASE_RESTARTS {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.restartDatabase(false);
        }
    },
    DATABASE_CRASHES {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.restartDatabase(true);
        }
    },
    DATABASE_FAILS_OVER {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.failOver();
        }
    },
    DATABASE_STALLS {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.pauseDatabase(true);
            try {
                Thread.sleep(time);
            } finally {
                scene.pauseDatabase(false);
            }
        }
    },
    MAIL_REFUSES {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.mailGate().down();
            Thread.sleep(time);
            scene.mailGate().up();
        }
    },
    MAIL_STALLS {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.mailGate().silent();
            Thread.sleep(time);
            scene.mailGate().up();
        }
    },
    MAIL_RESETS {
        @Override
        void happen(Scene scene, int node, Duration time) throws Exception {
            scene.mailGate().up();
        }
    };

    abstract void happen(Scene scene, int node, Duration time) throws Exception;

    /** Whether a mail may be sent again that was taken just before. */
    boolean doublesMails() {
        return this != NODE_STOPPED && this != MAIL_REFUSES;
    }
}
