// The page of what waits on this device.
import "./queue.js";
